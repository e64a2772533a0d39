using System.Collections.Concurrent;

namespace Orleans.Embedded;

/// <summary>Copies, writes and reads values of type ConcurrentQueue.</summary>
internal sealed class ConcurrentQueueCodec<T> : MutableCollectionCodec<ConcurrentQueue<T>, T>
{
    protected override ConcurrentQueue<T> Create(object? head, int count) => new();

    protected override void Add(ConcurrentQueue<T> collection, T item) => collection.Enqueue(item);
}
