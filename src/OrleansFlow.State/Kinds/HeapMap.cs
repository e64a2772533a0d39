using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using OrleansFlow.State.Heap;
using OrleansFlow.State.Scopes;
using OrleansFlow.Types;

namespace OrleansFlow.State.Kinds;

/// <summary>A map for each key, or key and namespace (org.apache.flink.runtime.state.heap.HeapMapState).</summary>
internal sealed class HeapMap<TKey, TEntry, TScope, TMapKey, T>(
    StateSettings<TKey, TEntry> settings,
    TypeSerializer<TMapKey> keys,
    TypeSerializer<Dictionary<TMapKey, T>> values)
    : HeapState<TKey, TEntry, TScope, Dictionary<TMapKey, T>>(settings, StateKind.Map, values), IMapState<TMapKey, T>
    where TScope : struct, IStateScope<TKey, TEntry>
    where TMapKey : notnull
{
    public override string Description => $"map state of {typeof(TMapKey)} and {typeof(T)}";

    public IEnumerable<KeyValuePair<TMapKey, T>> Entries => Find(out Dictionary<TMapKey, T> map) ? map : [];

    public IEnumerable<TMapKey> Keys => Find(out Dictionary<TMapKey, T> map) ? map.Keys : [];

    public IEnumerable<T> Values => Find(out Dictionary<TMapKey, T> map) ? map.Values : [];

    public bool IsEmpty => !Exists;

    public T? Get(TMapKey key) => TryGet(key, out T? value) ? value : default;

    public bool TryGet(TMapKey key, [MaybeNullWhen(false)] out T value)
    {
        if (Find(out Dictionary<TMapKey, T> map))
        {
            return map.TryGetValue(key, out value);
        }

        value = default;
        return false;
    }

    public void Put(TMapKey key, T value)
    {
        if (!Find(out Dictionary<TMapKey, T> map))
        {
            Set(map = []);
        }

        ref T present = ref CollectionsMarshal.GetValueRefOrNullRef(map, key);
        if (Unsafe.IsNullRef(ref present))
        {
            // A text may be a small part of a large block of bytes, which must not stay for it.
            map.Add(keys.Copy(key), value);
        }
        else
        {
            present = value;
        }
    }

    public void PutAll(IEnumerable<KeyValuePair<TMapKey, T>> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        foreach ((TMapKey key, T value) in entries)
        {
            Put(key, value);
        }
    }

    public void Remove(TMapKey key)
    {
        if (Find(out Dictionary<TMapKey, T> map) && map.Remove(key) && map.Count == 0)
        {
            Clear();
        }
    }

    public bool Contains(TMapKey key) => Find(out Dictionary<TMapKey, T> map) && map.ContainsKey(key);
}
