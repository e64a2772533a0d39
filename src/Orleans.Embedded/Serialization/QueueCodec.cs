using System.Collections.Concurrent;

namespace Orleans.Embedded;

internal sealed class QueueCodec<T> : MutableCollectionCodec<Queue<T>, T>
{
    protected override Queue<T> Create(object? head, int count) => new(count);

    protected override void Add(Queue<T> collection, T item) => collection.Enqueue(item);
}

internal sealed class ConcurrentQueueCodec<T> : MutableCollectionCodec<ConcurrentQueue<T>, T>
{
    protected override ConcurrentQueue<T> Create(object? head, int count) => new();

    protected override void Add(ConcurrentQueue<T> collection, T item) => collection.Enqueue(item);
}

internal sealed class StackCodec<T> : MutableCollectionCodec<Stack<T>, T>
{
    protected override IEnumerable<T> Ordered(Stack<T> value) => value.Reverse();

    protected override Stack<T> Create(object? head, int count) => new(count);

    protected override void Add(Stack<T> collection, T item) => collection.Push(item);
}
