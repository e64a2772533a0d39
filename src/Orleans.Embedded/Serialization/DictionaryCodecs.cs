using System.Collections.Concurrent;

namespace Orleans.Embedded;

internal sealed class DictionaryCodec<TKey, TValue> : MutableCollectionCodec<Dictionary<TKey, TValue>, KeyValuePair<TKey, TValue>>
    where TKey : notnull
{
    protected override int Count(Dictionary<TKey, TValue> value) => value.Count;

    protected override Dictionary<TKey, TValue> CreateLike(Dictionary<TKey, TValue> value, int count) => new(count, value.Comparer);

    protected override Dictionary<TKey, TValue> Create(object? head, int count) => new(count, (IEqualityComparer<TKey>?)head);

    protected override void Add(Dictionary<TKey, TValue> collection, KeyValuePair<TKey, TValue> item) => collection.Add(item.Key, item.Value);

    protected override void WriteHead(WireWriter writer, Dictionary<TKey, TValue> value) => Comparers.Write(writer, value.Comparer);

    protected override object? ReadHead(WireReader reader) => Comparers.Read<TKey>(reader);
}

internal sealed class SortedDictionaryCodec<TKey, TValue> : MutableCollectionCodec<SortedDictionary<TKey, TValue>, KeyValuePair<TKey, TValue>>
    where TKey : notnull
{
    protected override SortedDictionary<TKey, TValue> CreateLike(SortedDictionary<TKey, TValue> value, int count) => new(value.Comparer);

    protected override SortedDictionary<TKey, TValue> Create(object? head, int count) => [];

    protected override void Add(SortedDictionary<TKey, TValue> collection, KeyValuePair<TKey, TValue> item) => collection.Add(item.Key, item.Value);
}

internal sealed class SortedListCodec<TKey, TValue> : MutableCollectionCodec<SortedList<TKey, TValue>, KeyValuePair<TKey, TValue>>
    where TKey : notnull
{
    protected override SortedList<TKey, TValue> CreateLike(SortedList<TKey, TValue> value, int count) => new(count, value.Comparer);

    protected override SortedList<TKey, TValue> Create(object? head, int count) => [];

    protected override void Add(SortedList<TKey, TValue> collection, KeyValuePair<TKey, TValue> item) => collection.Add(item.Key, item.Value);
}

internal sealed class ConcurrentDictionaryCodec<TKey, TValue> : MutableCollectionCodec<ConcurrentDictionary<TKey, TValue>, KeyValuePair<TKey, TValue>>
    where TKey : notnull
{
    protected override ConcurrentDictionary<TKey, TValue> CreateLike(ConcurrentDictionary<TKey, TValue> value, int count) => new(value.Comparer);

    protected override ConcurrentDictionary<TKey, TValue> Create(object? head, int count) => new();

    protected override void Add(ConcurrentDictionary<TKey, TValue> collection, KeyValuePair<TKey, TValue> item) => collection.TryAdd(item.Key, item.Value);
}
