namespace Orleans.Embedded;

/// <summary>Copies, writes and reads values of type Dictionary.</summary>
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
