using System.Diagnostics.CodeAnalysis;
using OrleansFlow.Types;

namespace OrleansFlow.State.Operators;

/// <summary>A map that is the same in all subtasks (org.apache.flink.runtime.state.HeapBroadcastState).</summary>
internal sealed class HeapBroadcastState<TMapKey, TValue>(string name, TypeSerializer<TMapKey> keys, TypeSerializer<TValue> values) : IBroadcastState<TMapKey, TValue>, IOperatorState
    where TMapKey : notnull
{
    private readonly Dictionary<TMapKey, TValue> _entries = [];

    public string Description => $"broadcast state of {typeof(TMapKey)} and {typeof(TValue)}";

    public IEnumerable<KeyValuePair<TMapKey, TValue>> Entries => _entries;

    public TValue? Get(TMapKey key) => _entries.GetValueOrDefault(key);

    public bool TryGet(TMapKey key, [MaybeNullWhen(false)] out TValue value) => _entries.TryGetValue(key, out value);

    public bool Contains(TMapKey key) => _entries.ContainsKey(key);

    public void Put(TMapKey key, TValue value) => _entries[key] = value;

    public void PutAll(IEnumerable<KeyValuePair<TMapKey, TValue>> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        foreach ((TMapKey key, TValue value) in entries)
        {
            _entries[key] = value;
        }
    }

    public void Remove(TMapKey key) => _entries.Remove(key);

    public void Clear() => _entries.Clear();

    public OperatorStatePart Snapshot()
    {
        List<ReadOnlyMemory<byte>> items = [];
        foreach ((TMapKey key, TValue value) in _entries)
        {
            var writer = new DataWriter(64);
            keys.SerializeKey(key, ref writer);
            values.Serialize(value, ref writer);
            items.Add(writer.ToArray());
            writer.Dispose();
        }

        return new OperatorStatePart(name, OperatorStateMode.Broadcast, keys.Schema, values.Schema, items);
    }

    public void Restore(OperatorStatePart part)
    {
        TypeSerializer<TMapKey> keyReader = keys.ReaderFor(part.KeySchema!);
        TypeSerializer<TValue> valueReader = values.ReaderFor(part.ValueSchema);
        foreach (ReadOnlyMemory<byte> item in part.Items)
        {
            DataReader data = new(item.Span);
            TMapKey key = keyReader.Deserialize(ref data);
            _entries[key] = valueReader.Deserialize(ref data);
            data.EnsureEnd();
        }
    }
}
