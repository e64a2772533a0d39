using OrleansFlow.State;
using OrleansFlow.State.Heap;
using OrleansFlow.Types;

namespace OrleansFlow.Tasks.Windowing;

/// <summary>Open windows as they were at one moment.</summary>
internal sealed class AlignedWindowSnapshot<TKey, TAcc>(
    StateMetaInfo meta,
    AlignedWindowSnapshot<TKey, TAcc>.Part[] windows,
    TypeSerializer<TKey> keys,
    TypeSerializer<TAcc> values,
    KeyGroupRange range,
    int maxParallelism) : StateSnapshot(meta)
{
    public override int CountOf(int keyGroup)
    {
        if (!range.Contains(keyGroup))
        {
            return 0;
        }

        int count = 0;
        foreach (Part window in windows)
        {
            window.Values.SortByKeyGroup(range.Count, OrdinalOf);
            count += window.Values.CountOf(keyGroup - range.Start);
        }

        return count;
    }

    public override void WriteKeyGroup(int keyGroup, ref DataWriter writer)
    {
        if (CountOf(keyGroup) == 0)
        {
            return;
        }

        int ordinal = keyGroup - range.Start;
        foreach (Part window in windows)
        {
            int count = window.Values.CountOf(ordinal);
            for (int i = 0; i < count; i++)
            {
                ref readonly HeapEntry<TKey, TAcc> entry = ref window.Values.EntryOf(ordinal, i);
                keys.SerializeKey(entry.Key, ref writer);
                writer.WriteInt64(window.Start);
                writer.WriteBoolean(window.HasFired || window.Fired?.Contains(window.Values.IndexOf(ordinal, i)) == true);
                values.Serialize(entry.Value, ref writer);
            }
        }
    }

    public override void Dispose() => Array.ForEach(windows, static window => window.Values.Release());

    private int OrdinalOf(in HeapEntry<TKey, TAcc> entry) => KeyGroups.Of(entry.Hash, maxParallelism) - range.Start;

    /// <summary>A window.</summary>
    /// <param name="Start">Its start.</param>
    /// <param name="HasFired">Whether it has fired for all its keys.</param>
    /// <param name="Fired">The entries of keys for which it has; null for none.</param>
    /// <param name="Values">The values of its keys.</param>
    internal sealed record Part(long Start, bool HasFired, HashSet<int>? Fired, HeapTableSnapshot<TKey, TAcc> Values);
}
