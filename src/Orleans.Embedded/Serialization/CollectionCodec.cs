using System.Collections.ObjectModel;

namespace Orleans.Embedded;

/// <summary>Copies, writes and reads values of type Collection.</summary>
internal sealed class CollectionCodec<T> : MutableCollectionCodec<Collection<T>, T>
{
    protected override Collection<T> Create(object? head, int count) => [];

    protected override void Add(Collection<T> collection, T item) => collection.Add(item);
}
