namespace Orleans.Embedded;

/// <summary>Copies, writes and reads values of type LinkedList.</summary>
internal sealed class LinkedListCodec<T> : MutableCollectionCodec<LinkedList<T>, T>
{
    protected override LinkedList<T> Create(object? head, int count) => new();

    protected override void Add(LinkedList<T> collection, T item) => collection.AddLast(item);
}
