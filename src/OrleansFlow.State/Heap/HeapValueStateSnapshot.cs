using OrleansFlow.Types;

namespace OrleansFlow.State.Heap;

/// <summary>The snapshot of a value state.</summary>
/// <typeparam name="TKey">Type of the keys.</typeparam>
/// <typeparam name="T">Type of the values.</typeparam>
internal sealed class HeapValueStateSnapshot<TKey, T>(
    string name,
    HeapTableSnapshot<TKey, T> table,
    TypeSerializer<TKey> keys,
    TypeSerializer<T> values,
    KeyGroupRange range,
    int maxParallelism) : StateSnapshot(name, keys.Schema, values.Schema)
{
    public override int CountOf(int keyGroup)
    {
        if (!range.Contains(keyGroup))
        {
            return 0;
        }

        table.SortByKeyGroup(range, maxParallelism);
        return table.CountOf(keyGroup - range.Start);
    }

    public override void WriteKeyGroup(int keyGroup, ref DataWriter writer)
    {
        int count = CountOf(keyGroup);
        for (int i = 0; i < count; i++)
        {
            ref readonly HeapEntry<TKey, T> entry = ref table.EntryOf(keyGroup - range.Start, i);
            keys.SerializeKey(entry.Key, ref writer);
            values.Serialize(entry.Value, ref writer);
        }
    }

    public override void Dispose() => table.Release();
}
