using System.Runtime.CompilerServices;

namespace OrleansFlow.State.Heap;

/// <content>Going through the entries, and using a table again for other ones.</content>
internal sealed partial class HeapTable<TKey, T>
{
    /// <summary>The first entry from an index on, in the order in which they were added as long as none was removed; −1 if there is none.</summary>
    public int Next(int index)
    {
        for (; index < _used; index++)
        {
            if (EntryAt(index).IsLive)
            {
                return index;
            }
        }

        return -1;
    }

    /// <summary>Whether there is an entry at an index.</summary>
    public bool IsLive(int index) => EntryAt(index).IsLive;

    /// <summary>An entry, to be read.</summary>
    public ref readonly HeapEntry<TKey, T> ReadAt(int index) => ref EntryAt(index);

    /// <summary>Removes all entries and keeps the memory.</summary>
    /// <returns>False if the table is better made anew: a snapshot may read it, or it is much larger than what it held.</returns>
    public bool Recycle()
    {
        if (_required != 0 || _oldBuckets is not null || Count < _capacity / 4)
        {
            return false;
        }

        if (RuntimeHelpers.IsReferenceOrContainsReferences<HeapEntry<TKey, T>>())
        {
            for (int chunk = 0; chunk << ChunkBits < _used; chunk++)
            {
                Array.Clear(_chunks[chunk]);
            }
        }

        Array.Clear(_buckets);
        _used = 0;
        _free = HeapEntry<TKey, T>.EndOfChain;
        Count = 0;
        return true;
    }
}
