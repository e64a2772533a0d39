using System.Runtime.CompilerServices;

namespace OrleansFlow.State.Heap;

/// <content>Going through the entries, and using a table again for other ones.</content>
internal sealed partial class HeapTable<TKey, T>
{
    // Written only, so that what is read ahead is read.
    private int _seen;

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

    /// <summary>
    /// Reads where some keys are to be found and does nothing with it. Looking a key up takes two accesses to memory, one after the
    /// other; here those of all the keys are under way at once, and the look-ups that follow find them in the cache.
    /// </summary>
    /// <param name="keys">The keys, a few.</param>
    /// <param name="hashes">Their hashes.</param>
    public void LookAhead(ReadOnlySpan<TKey> keys, ReadOnlySpan<int> hashes)
    {
        Span<int> places = stackalloc int[keys.Length];
        for (int i = 0; i < places.Length; i++)
        {
            places[i] = BucketOf(keys[i], hashes[i]) - 1;
        }

        int seen = 0;
        foreach (int place in places)
        {
            seen ^= place >= 0 ? EntryAt(place).Hash : 0;
        }

        _seen = seen;
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
