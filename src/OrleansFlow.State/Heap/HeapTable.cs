using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using OrleansFlow.Types;

namespace OrleansFlow.State.Heap;

/// <summary>
/// The hash table behind heap state (the role of org.apache.flink.runtime.state.heap.CopyOnWriteStateMap). Entries are structs
/// in chunks of <see cref="ChunkLength"/>; chains and buckets hold indexes, so an entry never moves and growing copies none.
/// Buckets double by steps: each access moves a few chains from the old buckets to the new ones. A snapshot shares the chunks;
/// the writer copies a chunk before it changes one that a snapshot may read, and a value that could be changed from outside
/// before it hands it out. All but <see cref="Release"/> is called by one thread at a time.
/// </summary>
/// <typeparam name="TKey">Type of the keys.</typeparam>
/// <typeparam name="T">Type of the values.</typeparam>
internal sealed partial class HeapTable<TKey, T>
{
    internal const int ChunkBits = 8;
    private const int ChunkLength = 1 << ChunkBits;
    internal const int ChunkMask = ChunkLength - 1;
    private const int FirstChunkLength = 8;
    private const int FirstBucketBits = 4;
    private const int ChainsPerStep = 8;
    private const int LineBits = 4;
    private const uint LineMask = (1 << LineBits) - 1;
    private const uint GoldenRatio = 2654435769;
    private const ulong WideGoldenRatio = 0x9E3779B97F4A7C15;

    // Reference types share one compiled body, in which asking for the type of the key costs a lookup.
    private readonly bool _keyIsString = typeof(TKey) == typeof(string);
    private readonly TypeSerializer<TKey> _keys;
    private readonly TypeSerializer<T> _values;

    private int[] _buckets = new int[1 << FirstBucketBits];
    private int _shift = 32 - FirstBucketBits;
    private int[]? _oldBuckets;
    private int _movedBuckets;

    private HeapEntry<TKey, T>[][] _chunks = [new HeapEntry<TKey, T>[FirstChunkLength]];
    private int _capacity = FirstChunkLength;
    private int _used;
    private int _free = HeapEntry<TKey, T>.EndOfChain;

    public HeapTable(TypeSerializer<TKey> keys, TypeSerializer<T> values)
    {
        _keys = keys;
        _values = values;
        if (!values.IsImmutable)
        {
            _valueVersions = [new int[FirstChunkLength]];
        }
    }

    /// <summary>How many keys there are.</summary>
    public int Count { get; private set; }

    /// <summary>The index of a key's entry, or −1. It stays valid until the entry is removed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(TKey key, int hash)
    {
        int index = (_oldBuckets is null ? _buckets[PlaceOf(key, hash, _shift)] : BucketAfterStep(key, hash)) - 1;
        while (index >= 0)
        {
            ref HeapEntry<TKey, T> entry = ref EntryAt(index);
            if (entry.Hash == hash && KeyEquals(entry.Key, key))
            {
                break;
            }

            index = entry.Next;
        }

        return index;
    }

    /// <summary>The value of an entry, to be handed out.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T ValueAt(int index) => _valueVersions is null ? EntryAt(index).Value : ChangeableValueAt(index);

    /// <summary>Replaces the value of an entry.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void SetValueAt(int index, T value)
    {
        WritableEntryAt(index).Value = value;
        if (_valueVersions is not null)
        {
            _valueVersions[index >> ChunkBits][index & ChunkMask] = _version;
        }
    }

    /// <summary>Adds a key that is not there.</summary>
    /// <returns>The index of its entry.</returns>
    public int Add(TKey key, int hash, T value)
    {
        if (_oldBuckets is not null)
        {
            MoveChains(ChainsPerStep);
        }
        else if (Count >= _buckets.Length / 2 && _buckets.Length < 1 << 30)
        {
            BeginGrowth();
        }

        int index = TakeFreeEntry();
        ref HeapEntry<TKey, T> entry = ref WritableEntryAt(index);
        ref int bucket = ref BucketOf(key, hash);
        entry.Hash = hash;
        entry.Next = bucket - 1;
        // A text may be a small part of a large block of bytes, which must not stay for it.
        entry.Key = _keys.Copy(key);
        entry.Value = value;
        bucket = index + 1;
        Count++;
        if (_valueVersions is not null)
        {
            _valueVersions[index >> ChunkBits][index & ChunkMask] = _version;
        }

        return index;
    }

    /// <summary>Removes an entry.</summary>
    public void RemoveAt(int index)
    {
        ref HeapEntry<TKey, T> entry = ref WritableEntryAt(index);
        ref int bucket = ref BucketOf(entry.Key, entry.Hash);
        if (bucket == index + 1)
        {
            bucket = entry.Next + 1;
        }
        else
        {
            int before = bucket - 1;
            while (EntryAt(before).Next != index)
            {
                before = EntryAt(before).Next;
            }

            // The links of live entries are the table's own: a snapshot does not follow them, so no copy is needed.
            EntryAt(before).Next = entry.Next;
        }

        entry = default;
        entry.Next = HeapEntry<TKey, T>.FreeMark(_free);
        _free = index;
        Count--;
    }

    // Indexes come from this table alone. A checked access would read the chunk's header, one more cache miss for each entry.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref HeapEntry<TKey, T> EntryAt(int index) =>
        ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_chunks[index >> ChunkBits]), index & ChunkMask);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool KeyEquals(TKey left, TKey right)
    {
        if (typeof(TKey).IsPrimitive || typeof(TKey) == typeof(Guid))
        {
            return EqualityComparer<TKey>.Default.Equals(left, right);
        }

        if (!typeof(TKey).IsValueType)
        {
            if (ReferenceEquals(left, right))
            {
                return true;
            }

            if (_keyIsString)
            {
                return string.Equals(Unsafe.As<TKey, string>(ref left), Unsafe.As<TKey, string>(ref right));
            }
        }

        return _keys.KeyEquals(left, right);
    }

    private int TakeFreeEntry()
    {
        if (_free >= 0)
        {
            int index = _free;
            _free = HeapEntry<TKey, T>.FreeMark(EntryAt(index).Next);
            return index;
        }

        if (_used == _capacity)
        {
            AddCapacity();
        }

        return _used++;
    }

    private void AddCapacity()
    {
        if (_capacity < ChunkLength)
        {
            // Only the first chunk grows, so that a small state stays small; what a snapshot shares stays as it is.
            _capacity *= 2;
            Array.Resize(ref _chunks[0], _capacity);
            _chunkVersions[0] = _version;
            if (_valueVersions is not null)
            {
                Array.Resize(ref _valueVersions[0], _capacity);
            }

            return;
        }

        int chunk = _capacity >> ChunkBits;
        if (chunk == _chunks.Length)
        {
            Array.Resize(ref _chunks, chunk * 2);
            Array.Resize(ref _chunkVersions, chunk * 2);
            if (_valueVersions is not null)
            {
                Array.Resize(ref _valueVersions, chunk * 2);
            }
        }

        _chunks[chunk] = new HeapEntry<TKey, T>[ChunkLength];
        _chunkVersions[chunk] = _version;
        if (_valueVersions is not null)
        {
            _valueVersions[chunk] = new int[ChunkLength];
        }

        _capacity += ChunkLength;
    }

    [MemberNotNull(nameof(_oldBuckets))]
    private void BeginGrowth()
    {
        _oldBuckets = _buckets;
        _movedBuckets = 0;
        _buckets = new int[_oldBuckets.Length * 2];
        _shift--;
    }

    // The bucket of a key. Of whole numbers sixteen in a row share a line of the cache, so that keys that come in an order are
    // found in it; else the hash says it all. When buckets double, those of one bucket go to two.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint PlaceOf(TKey key, int hash, int shift)
    {
        if (typeof(TKey) == typeof(long) || typeof(TKey) == typeof(int))
        {
            long number = typeof(TKey) == typeof(long) ? (long)(object)key! : (int)(object)key!;
            ulong mixed = (ulong)(number >> LineBits) * WideGoldenRatio;
            return ((uint)(mixed >> 32) >> shift & ~LineMask) | (((uint)number ^ (uint)(mixed >> 28)) & LineMask);
        }

        return (uint)hash * GoldenRatio >> shift;
    }

    private int BucketAfterStep(TKey key, int hash)
    {
        MoveChains(ChainsPerStep);
        return BucketOf(key, hash);
    }

    private ref int BucketOf(TKey key, int hash)
    {
        if (_oldBuckets is { } old)
        {
            uint bucket = PlaceOf(key, hash, _shift + 1);
            if (bucket >= (uint)_movedBuckets)
            {
                return ref old[bucket];
            }
        }

        return ref _buckets[PlaceOf(key, hash, _shift)];
    }

    private void MoveChains(int count)
    {
        int[] old = _oldBuckets!;
        int end = Math.Min(old.Length, _movedBuckets + count);
        for (int i = _movedBuckets; i < end; i++)
        {
            int index = old[i] - 1;
            while (index >= 0)
            {
                ref HeapEntry<TKey, T> entry = ref EntryAt(index);
                ref int bucket = ref _buckets[PlaceOf(entry.Key, entry.Hash, _shift)];
                int next = entry.Next;
                entry.Next = bucket - 1;
                bucket = index + 1;
                index = next;
            }
        }

        _movedBuckets = end;
        if (end == old.Length)
        {
            _oldBuckets = null;
        }
    }
}
