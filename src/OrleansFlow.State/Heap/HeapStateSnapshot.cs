using OrleansFlow.State.Scopes;
using OrleansFlow.Types;

namespace OrleansFlow.State.Heap;

/// <summary>The snapshot of a state whose entries are in a table.</summary>
/// <param name="meta">Name, kind and form.</param>
/// <param name="table">The entries.</param>
/// <param name="entries">Writes the keys.</param>
/// <param name="values">Writes the values.</param>
/// <param name="filter">Says what of a value is written; null for all of it.</param>
/// <param name="range">The key groups of the backend.</param>
/// <param name="maxParallelism">How many key groups there are in all.</param>
internal sealed class HeapStateSnapshot<TKey, TEntry, TForm, T>(
    StateMetaInfo meta,
    HeapTableSnapshot<TEntry, T> table,
    TypeSerializer<TEntry> entries,
    TypeSerializer<T> values,
    SnapshotFilter<T>? filter,
    KeyGroupRange range,
    int maxParallelism) : StateSnapshot(meta)
    where TForm : struct, IEntryForm<TKey, TEntry>
{
    public override int CountOf(int keyGroup)
    {
        if (!range.Contains(keyGroup))
        {
            return 0;
        }

        table.SortByKeyGroup(range.Count, OrdinalOf);
        return table.CountOf(keyGroup - range.Start);
    }

    public override void WriteKeyGroup(int keyGroup, ref DataWriter writer)
    {
        int count = CountOf(keyGroup);
        for (int i = 0; i < count; i++)
        {
            ref readonly HeapEntry<TEntry, T> entry = ref table.EntryOf(keyGroup - range.Start, i);
            entries.SerializeKey(entry.Key, ref writer);
            T value = entry.Value;
            filter?.Invoke(ref value);
            values.Serialize(value, ref writer);
        }
    }

    public override void Dispose() => table.Release();

    private int OrdinalOf(in HeapEntry<TEntry, T> entry)
    {
        T value = entry.Value;
        return filter is null || filter(ref value) ? KeyGroups.Of(TForm.KeyHashOf(entry.Key, entry.Hash), maxParallelism) - range.Start : -1;
    }
}
