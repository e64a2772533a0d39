namespace Orleans.Embedded;

/// <summary>Copies, writes and reads values of type Queue.</summary>
internal sealed class QueueCodec<T> : MutableCollectionCodec<Queue<T>, T>
{
    protected override Queue<T> Create(object? head, int count) => new(count);

    protected override void Add(Queue<T> collection, T item) => collection.Enqueue(item);
}
