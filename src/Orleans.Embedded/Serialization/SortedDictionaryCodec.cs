namespace Orleans.Embedded;

/// <summary>Copies, writes and reads values of type SortedDictionary.</summary>
internal sealed class SortedDictionaryCodec<TKey, TValue> : MutableCollectionCodec<SortedDictionary<TKey, TValue>, KeyValuePair<TKey, TValue>>
    where TKey : notnull
{
    protected override SortedDictionary<TKey, TValue> CreateLike(SortedDictionary<TKey, TValue> value, int count) => new(value.Comparer);

    protected override SortedDictionary<TKey, TValue> Create(object? head, int count) => [];

    protected override void Add(SortedDictionary<TKey, TValue> collection, KeyValuePair<TKey, TValue> item) => collection.Add(item.Key, item.Value);
}
