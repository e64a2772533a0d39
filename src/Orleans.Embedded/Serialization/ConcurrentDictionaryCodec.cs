using System.Collections.Concurrent;

namespace Orleans.Embedded;

/// <summary>Copies, writes and reads values of type ConcurrentDictionary.</summary>
internal sealed class ConcurrentDictionaryCodec<TKey, TValue> : MutableCollectionCodec<ConcurrentDictionary<TKey, TValue>, KeyValuePair<TKey, TValue>>
    where TKey : notnull
{
    protected override ConcurrentDictionary<TKey, TValue> CreateLike(ConcurrentDictionary<TKey, TValue> value, int count) => new(value.Comparer);

    protected override ConcurrentDictionary<TKey, TValue> Create(object? head, int count) => new();

    protected override void Add(ConcurrentDictionary<TKey, TValue> collection, KeyValuePair<TKey, TValue> item) => collection.TryAdd(item.Key, item.Value);
}
