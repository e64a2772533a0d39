namespace Orleans.Embedded;

/// <summary>Copies, writes and reads values of type SortedSet.</summary>
internal sealed class SortedSetCodec<T> : MutableCollectionCodec<SortedSet<T>, T>
{
    protected override SortedSet<T> CreateLike(SortedSet<T> value, int count) => new(value.Comparer);

    protected override SortedSet<T> Create(object? head, int count) => [];

    protected override void Add(SortedSet<T> collection, T item) => collection.Add(item);
}
