namespace Orleans.Embedded;

/// <summary>Copies, writes and reads values of type SortedList.</summary>
internal sealed class SortedListCodec<TKey, TValue> : MutableCollectionCodec<SortedList<TKey, TValue>, KeyValuePair<TKey, TValue>>
    where TKey : notnull
{
    protected override SortedList<TKey, TValue> CreateLike(SortedList<TKey, TValue> value, int count) => new(count, value.Comparer);

    protected override SortedList<TKey, TValue> Create(object? head, int count) => [];

    protected override void Add(SortedList<TKey, TValue> collection, KeyValuePair<TKey, TValue> item) => collection.Add(item.Key, item.Value);
}
