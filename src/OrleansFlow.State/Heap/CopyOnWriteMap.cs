using System.Runtime.CompilerServices;
using OrleansFlow.Types;

namespace OrleansFlow.State.Heap;

/// <summary>
/// The keys and values of one state on the heap. Entries live in pages of structs, found through chained buckets that grow one
/// at a time (linear hashing, Litwin 1980), so that no insertion stops to rehash everything. A snapshot takes the references of the
/// pages and a version; whoever writes to a page that a snapshot may still read copies the page first. Answers
/// org.apache.flink.runtime.state.heap.CopyOnWriteStateMap, by pages instead of entries: a snapshot costs a reference per
/// <see cref="PageSize"/> entries, and an entry no header.
/// </summary>
/// <typeparam name="TKey">Type of the keys.</typeparam>
/// <typeparam name="TValue">Type of the values.</typeparam>
internal sealed class CopyOnWriteMap<TKey, TValue>
{
    internal const int PageSize = 1 << PageShift;

    private const int PageShift = 9;
    private const int PageMask = PageSize - 1;
    private const int SmallestTable = 16;
    private const int End = -1;

    // The next field of a free entry is FreeBase − (index of the next free entry).
    private const int FreeBase = -3;

    private readonly TypeSerializer<TKey> _keys;
    private readonly TypeSerializer<TValue> _values;
    private readonly bool _copyValues;
    private readonly BucketTable _buckets = new(SmallestTable);
    private Page[] _pages = [];
    private int _used;
    private int _firstFree = End;

    // Pages below this version may be read by a snapshot.
    private int _writableVersion;
    private int _version;
    private int _snapshots;

    public CopyOnWriteMap(TypeSerializer<TKey> keys, TypeSerializer<TValue> values)
    {
        _keys = keys;
        _values = values;
        _copyValues = !values.IsImmutable;
    }

    /// <summary>How many entries there are.</summary>
    public int Count { get; private set; }

    /// <summary>The index of a key's entry, or −1. It is valid until the next removal.</summary>
    public int Find(TKey key, int hash)
    {
        Page[] pages = _pages;
        for (int index = _buckets[hash]; index >= 0;)
        {
            ref Entry entry = ref pages[index >> PageShift].Entries[index & PageMask];
            if (entry.Hash == hash && KeyEquals(entry.Key, key))
            {
                return index;
            }

            index = entry.Next;
        }

        return End;
    }

    /// <summary>The value of an entry. One that can change is made the caller's own: a snapshot never sees the change.</summary>
    public TValue Read(int index)
    {
        Page page = _pages[index >> PageShift];
        return _copyValues && page.Version < _writableVersion
            ? Own(index).Value
            : page.Entries[index & PageMask].Value;
    }

    /// <summary>Sets the value of an entry.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(int index, TValue value)
    {
        Page page = _pages[index >> PageShift];
        if (page.Version < _writableVersion)
        {
            page = CopyPage(index >> PageShift);
        }

        page.Entries[index & PageMask].Value = value;
    }

    /// <summary>Adds an entry; the key must not be there.</summary>
    /// <returns>Its index.</returns>
    public int Add(TKey key, int hash, TValue value)
    {
        int index = _firstFree;
        if (index == End)
        {
            index = _used++;
            if (index >> PageShift == _pages.Length || _pages[index >> PageShift] is null)
            {
                AddPage(index >> PageShift);
            }
        }

        ref Entry entry = ref Writable(index);
        if (_firstFree != End)
        {
            _firstFree = FreeBase - entry.Next;
        }

        entry = new Entry { Key = key, Value = value, Hash = hash, Next = _buckets[hash] };
        _buckets[hash] = index;
        Count++;

        // A split rewrites links of entries, and so would copy pages: it waits until no snapshot reads them.
        // Two at a time catch up with what was put off.
        for (int i = 0; i < 2 && Count > _buckets.Count && _snapshots == 0; i++)
        {
            SplitBucket();
        }

        return index;
    }

    /// <summary>Removes a key.</summary>
    /// <returns>Whether it was there.</returns>
    public bool Remove(TKey key, int hash)
    {
        int before = End;
        for (int index = _buckets[hash]; index >= 0;)
        {
            Entry entry = _pages[index >> PageShift].Entries[index & PageMask];
            if (entry.Hash == hash && KeyEquals(entry.Key, key))
            {
                if (before == End)
                {
                    _buckets[hash] = entry.Next;
                }
                else
                {
                    Writable(before).Next = entry.Next;
                }

                Writable(index) = new Entry { Next = FreeBase - _firstFree };
                _firstFree = index;
                Count--;
                return true;
            }

            before = index;
            index = entry.Next;
        }

        return false;
    }

    /// <summary>The entries as of now, to be read while writing goes on, possibly by another thread; dispose it on the writer's.</summary>
    public MapSnapshot<TKey, TValue> TakeSnapshot()
    {
        _snapshots++;
        _writableVersion = ++_version;
        int pages = (_used + PageMask) >> PageShift;
        return new MapSnapshot<TKey, TValue>(this, _pages.AsSpan(0, pages).ToArray(), _used, Count);
    }

    internal void ReleaseSnapshot()
    {
        if (--_snapshots == 0)
        {
            _writableVersion = 0;
        }
    }

    private bool KeyEquals(TKey left, TKey right) =>
        typeof(TKey).IsValueType
            ? EqualityComparer<TKey>.Default.Equals(left, right)
            : ReferenceEquals(left, right) || _keys.KeyEquals(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref Entry Writable(int index)
    {
        Page page = _pages[index >> PageShift];
        if (page.Version < _writableVersion)
        {
            page = CopyPage(index >> PageShift);
        }

        return ref page.Entries[index & PageMask];
    }

    private ref Entry Own(int index)
    {
        // The whole page becomes the writer's, so every value of it that can change is copied now.
        CopyPage(index >> PageShift);
        return ref _pages[index >> PageShift].Entries[index & PageMask];
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Page CopyPage(int number)
    {
        var copy = new Page(_version, _pages[number].Entries.AsSpan().ToArray());
        if (_copyValues)
        {
            foreach (ref Entry entry in copy.Entries.AsSpan())
            {
                if (entry.IsUsed && entry.Value is not null)
                {
                    entry.Value = _values.Copy(entry.Value);
                }
            }
        }

        _pages[number] = copy;
        return copy;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AddPage(int number)
    {
        if (number == _pages.Length)
        {
            Array.Resize(ref _pages, Math.Max(4, number * 2));
        }

        var entries = new Entry[PageSize];
        Array.Fill(entries, new Entry { Next = FreeBase - End });
        _pages[number] = new Page(_version, entries);
    }

    private void SplitBucket()
    {
        int index = _buckets.Grow(out int old, out int added);
        int keptHead = End;
        int movedHead = End;
        while (index >= 0)
        {
            ref Entry entry = ref Writable(index);
            int next = entry.Next;
            if (_buckets.IndexOf(entry.Hash) == added)
            {
                entry.Next = movedHead;
                movedHead = index;
            }
            else
            {
                entry.Next = keptHead;
                keptHead = index;
            }

            index = next;
        }

        _buckets.Set(old, keptHead);
        _buckets.Set(added, movedHead);
    }

    /// <summary>A key with its value, and its place in a chain.</summary>
    internal struct Entry
    {
        public TKey Key;
        public TValue Value;
        public int Hash;
        public int Next;

        public readonly bool IsUsed => Next >= End;
    }

    /// <summary>Entries that are copied together.</summary>
    internal sealed class Page(int version, Entry[] entries)
    {
        public readonly int Version = version;
        public readonly Entry[] Entries = entries;
    }
}
