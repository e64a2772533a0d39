using System.Runtime.CompilerServices;

namespace OrleansFlow.Tasks.Network;

/// <summary>
/// A run of records in columns: values, and timestamps and key hashes where there are any. Batches come from a pool and go
/// back to it by <see cref="Release"/>; their columns start small and grow with what is added, so that a channel that seldom
/// sends holds little. A batch is filled by one task and afterwards only read.
/// </summary>
/// <typeparam name="T">Type of the records.</typeparam>
public sealed partial class RecordBatch<T> : RecordBatch
{
    /// <summary>How many records a batch takes, if nothing else is said.</summary>
    public const int DefaultCapacity = 1024;

    private T[] _values;
    private long[]? _timestamps;
    private int[]? _keyHashes;
    private EventEntry[] _events = [];
    private bool _hasTimestamps;
    private bool _hasKeyHashes;
    private int _holders;

    internal RecordBatch(int size) => _values = new T[size];

    /// <summary>The records, from index 0 to <see cref="RecordBatch.Count"/> − 1; the array may be longer.</summary>
    public T[] Values => _values;

    /// <summary>The records' timestamps; null if no record has one, <see cref="OrleansFlow.Timestamps.None"/> for those without.</summary>
    public long[]? Timestamps => _hasTimestamps ? _timestamps : null;

    /// <summary>The hashes of the records' keys; null unless each record was added with one.</summary>
    public int[]? KeyHashes => _hasKeyHashes ? _keyHashes : null;

    /// <summary>The records, as a span.</summary>
    public ReadOnlySpan<T> Span => _values.AsSpan(0, Count);

    /// <summary>Whether the batch was handed to several holders, who all see the same objects.</summary>
    public bool IsShared { get; private set; }

    internal int Size => _values.Length;

    /// <summary>Takes an empty batch from the pool.</summary>
    /// <param name="expected">How many records are expected; what the channel's last batch held is a good guess.</param>
    public static RecordBatch<T> Rent(int expected = 0)
    {
        RecordBatch<T> batch = RecordBatchPool<T>.Rent(expected);
        batch._holders = 1;
        return batch;
    }

    /// <summary>Adds a record.</summary>
    /// <param name="value">The record.</param>
    /// <param name="timestamp">Its timestamp; <see cref="OrleansFlow.Timestamps.None"/> for none.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(T value, long timestamp)
    {
        int count = Count;
        T[] values = _values;
        if ((uint)count >= (uint)values.Length)
        {
            values = Grow();
        }

        values[count] = value;
        if (_hasTimestamps | timestamp != OrleansFlow.Timestamps.None)
        {
            SetTimestamp(count, timestamp);
        }

        Count = count + 1;
    }

    /// <summary>Adds a record without a timestamp.</summary>
    /// <param name="value">The record.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Add(T value)
    {
        int count = Count;
        T[] values = _values;
        if ((uint)count < (uint)values.Length && !_hasTimestamps)
        {
            values[count] = value;
            Count = count + 1;
        }
        else
        {
            AddSlowly(value);
        }
    }

    /// <summary>Adds a record with the hash of its key; a batch has the hashes of all its records, or of none.</summary>
    /// <param name="value">The record.</param>
    /// <param name="timestamp">Its timestamp; <see cref="OrleansFlow.Timestamps.None"/> for none.</param>
    /// <param name="keyHash">The stable hash of its key.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(T value, long timestamp, int keyHash)
    {
        int count = Count;
        Add(value, timestamp);
        int[]? hashes = _keyHashes;
        if (!_hasKeyHashes || (uint)count >= (uint)hashes!.Length)
        {
            hashes = GrowKeyHashes(count);
        }

        hashes[count] = keyHash;
    }

    /// <inheritdoc />
    public override StreamEvent EventAt(int index, out int position)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)EventCount, nameof(index));
        ref EventEntry entry = ref _events[index];
        position = entry.Position;
        return entry.Event!;
    }

    /// <inheritdoc />
    public override void AddEvent(StreamEvent streamEvent)
    {
        ArgumentNullException.ThrowIfNull(streamEvent);
        if (EventCount == _events.Length)
        {
            Array.Resize(ref _events, Math.Max(2, EventCount * 2));
        }

        _events[EventCount++] = new EventEntry { Event = streamEvent, Position = Count };
    }

    /// <summary>Adds holders: the batch goes back to its pool only when each of them, and the first, has released it.</summary>
    /// <param name="holders">How many further holders there are.</param>
    public void Share(int holders)
    {
        IsShared = true;
        Interlocked.Add(ref _holders, holders);
    }

    /// <summary>Room behind the records, to be filled and then counted by <see cref="Advance"/>.</summary>
    /// <param name="count">How many records there must be room for.</param>
    internal Span<T> GetSpan(int count)
    {
        if (_values.Length - Count < count)
        {
            Array.Resize(ref _values, RecordBatchPool<T>.SizeFor(Count + count));
        }

        return _values.AsSpan(Count);
    }

    /// <summary>Counts records that were filled into <see cref="GetSpan"/>; they have no timestamps.</summary>
    /// <param name="count">How many.</param>
    internal void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)count, (uint)(_values.Length - Count), nameof(count));
        int end = Count + count;
        for (int i = Count; _hasTimestamps && i < end; i++)
        {
            SetTimestamp(i, OrleansFlow.Timestamps.None);
        }

        Count = end;
    }

    /// <summary>Empties a batch that its one holder uses again.</summary>
    internal void Clear()
    {
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
        {
            Array.Clear(_values, 0, Count);
        }

        Array.Clear(_events, 0, EventCount);
        Count = 0;
        EventCount = 0;
        _hasTimestamps = false;
        _hasKeyHashes = false;
    }

    /// <inheritdoc />
    public override void Release()
    {
        // Most batches have one holder, who then needs no interlocked operation.
        if (Volatile.Read(ref _holders) == 1)
        {
            _holders = 0;
            Recycle();
        }
        else
        {
            int left = Interlocked.Decrement(ref _holders);
            if (left == 0)
            {
                Recycle();
            }
            else if (left < 0)
            {
                throw new InvalidOperationException($"A batch of {typeof(T)} was released more often than it was shared.");
            }
        }
    }

    private void Recycle()
    {
        Clear();
        SequenceNumber = 0;
        IsShared = false;
        RecordBatchPool<T>.Return(this);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private T[] Grow()
    {
        Array.Resize(ref _values, RecordBatchPool<T>.SizeFor(Count + 1));
        return _values;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AddSlowly(T value) => Add(value, OrleansFlow.Timestamps.None);

    private void SetTimestamp(int index, long timestamp)
    {
        if (!_hasTimestamps || index >= _timestamps!.Length)
        {
            GrowTimestamps(index);
        }

        _timestamps![index] = timestamp;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void GrowTimestamps(int count)
    {
        if (_timestamps is null || _timestamps.Length < _values.Length)
        {
            Array.Resize(ref _timestamps, _values.Length);
        }

        if (!_hasTimestamps)
        {
            // The records before had none.
            _timestamps.AsSpan(0, count).Fill(OrleansFlow.Timestamps.None);
            _hasTimestamps = true;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int[] GrowKeyHashes(int count)
    {
        if (!_hasKeyHashes && count > 0)
        {
            throw new InvalidOperationException("A batch has the key hashes of all its records, or of none.");
        }

        if (_keyHashes is null || _keyHashes.Length < _values.Length)
        {
            Array.Resize(ref _keyHashes, _values.Length);
        }

        _hasKeyHashes = true;
        return _keyHashes;
    }

    private struct EventEntry
    {
        public StreamEvent? Event;
        public int Position;
    }
}
