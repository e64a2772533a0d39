namespace OrleansFlow.State.Heap;

/// <summary>The entries of a table as they were at one moment. Read by one thread, which need not be the table's.</summary>
/// <typeparam name="TKey">Type of the keys.</typeparam>
/// <typeparam name="T">Type of the values.</typeparam>
internal sealed class HeapTableSnapshot<TKey, T>(HeapTable<TKey, T> table, int version, HeapEntry<TKey, T>[][] chunks, int used)
{
    private HeapEntry<TKey, T>[][]? _chunks = chunks;
    private int[] _starts = [];
    private int[] _order = [];

    /// <summary>An entry, to find out which key group it is in.</summary>
    /// <param name="entry">The entry.</param>
    /// <returns>The key group, counted from the first of the range; negative if the entry is left out.</returns>
    public delegate int OrdinalOf(in HeapEntry<TKey, T> entry);

    /// <summary>Lists the indexes of the entries by key group, by counting: the table itself is in no order.</summary>
    /// <param name="groups">How many key groups there are.</param>
    /// <param name="ordinalOf">Says the key group of an entry.</param>
    public void SortByKeyGroup(int groups, OrdinalOf ordinalOf)
    {
        if (_starts.Length > 0)
        {
            return;
        }

        int[] starts = new int[groups + 1];
        int[] ordinals = new int[used];
        for (int i = 0; i < used; i++)
        {
            ordinals[i] = EntryAt(i).IsLive ? ordinalOf(EntryAt(i)) : -1;
            if (ordinals[i] >= 0)
            {
                starts[ordinals[i] + 1]++;
            }
        }

        for (int i = 1; i < starts.Length; i++)
        {
            starts[i] += starts[i - 1];
        }

        int[] next = starts[..^1];
        _order = new int[starts[^1]];
        for (int i = 0; i < used; i++)
        {
            if (ordinals[i] >= 0)
            {
                _order[next[ordinals[i]]++] = i;
            }
        }

        _starts = starts;
    }

    /// <summary>How many entries a key group has.</summary>
    /// <param name="ordinal">The key group, counted from the first of the range.</param>
    public int CountOf(int ordinal) => _starts[ordinal + 1] - _starts[ordinal];

    /// <summary>An entry of a key group.</summary>
    /// <param name="ordinal">The key group, counted from the first of the range.</param>
    /// <param name="position">0 to <see cref="CountOf"/> − 1.</param>
    public ref readonly HeapEntry<TKey, T> EntryOf(int ordinal, int position) => ref EntryAt(_order[_starts[ordinal] + position]);

    /// <summary>The table's index of an entry of a key group.</summary>
    /// <param name="ordinal">The key group, counted from the first of the range.</param>
    /// <param name="position">0 to <see cref="CountOf"/> − 1.</param>
    public int IndexOf(int ordinal, int position) => _order[_starts[ordinal] + position];

    /// <summary>Lets the table change its entries in place again. Calling it again does nothing.</summary>
    public void Release()
    {
        if (Interlocked.Exchange(ref _chunks, null) is not null)
        {
            _starts = [];
            _order = [];
            table.Release(version);
        }
    }

    private ref HeapEntry<TKey, T> EntryAt(int index)
    {
        HeapEntry<TKey, T>[][] chunks = _chunks ?? throw new ObjectDisposedException(nameof(HeapTableSnapshot<,>));
        return ref chunks[index >> HeapTable<TKey, T>.ChunkBits][index & HeapTable<TKey, T>.ChunkMask];
    }
}
