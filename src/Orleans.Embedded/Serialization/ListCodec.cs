using System.Collections.ObjectModel;

namespace Orleans.Embedded;

internal sealed class ListCodec<T> : MutableCollectionCodec<List<T>, T>
{
    protected override int Count(List<T> value) => value.Count;

    protected override List<T> Create(object? head, int count) => new(count);

    protected override void Add(List<T> collection, T item) => collection.Add(item);
}

internal sealed class CollectionCodec<T> : MutableCollectionCodec<Collection<T>, T>
{
    protected override Collection<T> Create(object? head, int count) => [];

    protected override void Add(Collection<T> collection, T item) => collection.Add(item);
}

internal sealed class LinkedListCodec<T> : MutableCollectionCodec<LinkedList<T>, T>
{
    protected override LinkedList<T> Create(object? head, int count) => new();

    protected override void Add(LinkedList<T> collection, T item) => collection.AddLast(item);
}
