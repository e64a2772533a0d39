namespace Orleans.Embedded;

/// <summary>Copies, writes and reads values of type Stack.</summary>
internal sealed class StackCodec<T> : MutableCollectionCodec<Stack<T>, T>
{
    protected override IEnumerable<T> Ordered(Stack<T> value) => value.Reverse();

    protected override Stack<T> Create(object? head, int count) => new(count);

    protected override void Add(Stack<T> collection, T item) => collection.Push(item);
}
