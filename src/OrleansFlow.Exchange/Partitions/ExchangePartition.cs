using System.Runtime.CompilerServices;
using OrleansFlow.Tasks.Network;

namespace OrleansFlow.Exchange;

/// <summary>
/// One edge's output (RecordWriter and PipelinedResultPartition): appends each record to the open batch of its channel and hands
/// batches over when they are full, at the buffer timeout, and before events that must not wait. What choses the channel is a
/// class of its own for each partitioner, so that nothing is looked up per record. Without credit an open batch goes on
/// filling; a full one waits and makes the partition unavailable.
/// </summary>
/// <typeparam name="T">Type of the records.</typeparam>
internal abstract partial class ExchangePartition<T> : ResultPartition<T>, IChannelListener, IFlushTarget, IPartitionChannels
{
    private const int SampledRecords = 64;

    private readonly PartitionContext<T> _context;
    private readonly OutputSlot[] _slots;
    private readonly BatchSizer<T> _sizer;
    private readonly bool _flushesAlways;
    private int _limit;
    private int _open;
    private long _records;
    private long _batches;

    private protected ExchangePartition(PartitionContext<T> context)
    {
        _context = context;
        _slots = new OutputSlot[context.Peers.Count];
        _sizer = new BatchSizer<T>(context.Serializer, context.Settings);
        _flushesAlways = context.BufferTimeoutMs == 0;
        _limit = _flushesAlways ? 1 : _sizer.Records;
    }

    public sealed override string EdgeId => _context.EdgeId;

    protected int ChannelCount => _slots.Length;

    public sealed override PartitionMetrics Metrics
    {
        get
        {
            long bytes = 0;
            foreach (ref OutputSlot slot in _slots.AsSpan())
            {
                bytes += slot.Output?.BytesSent ?? 0;
            }

            return new PartitionMetrics(Volatile.Read(ref _records), bytes, Volatile.Read(ref _batches), Volatile.Read(ref _waiting));
        }
    }

    /// <summary>Whether a batch is open; read by the flush timer from its own thread.</summary>
    public bool HasOpenBatch => Volatile.Read(ref _open) > 0;

    public void RequestFlush() => _context.Waker.RequestFlush();

    /// <summary>Connects the channels; the partition is in the hands of others from here on.</summary>
    public void Connect(Func<IChannelListener, int, ChannelOutput> connect)
    {
        for (int i = 0; i < _slots.Length; i++)
        {
            _slots[i].Output = connect(this, i);
        }
    }

    public ChannelOutput? OutputTo(ExecutionAttemptId consumer)
    {
        // Consumers stand in the order of their subtasks.
        int low = 0;
        int high = _slots.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) >>> 1;
            ExecutionAttemptId candidate = _context.Peers[middle].Attempt;
            if (candidate.Subtask == consumer.Subtask)
            {
                return candidate == consumer ? _slots[middle].Output : null;
            }

            if (candidate.Subtask < consumer.Subtask)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return null;
    }

    public override void Flush()
    {
        HandWaiting();
        if (_open == 0)
        {
            return;
        }

        for (int channel = 0; channel < _slots.Length; channel++)
        {
            if (_slots[channel].Current is not { } batch || _slots[channel].Waiting is not null)
            {
                continue;
            }

            // Whoever has the batch may have emptied it by the time that it is counted.
            int records = batch.Count;
            if (_slots[channel].Output!.TrySend(batch))
            {
                CloseBatch(channel, records);
                Count(records, 1);
            }
        }
    }

    public override void Broadcast(StreamEvent streamEvent)
    {
        bool flushes = _flushesAlways || !IsLazy(streamEvent);
        for (int channel = 0; channel < _slots.Length; channel++)
        {
            (_slots[channel].Current ?? Open(channel, 1)).AddEvent(streamEvent);
            if (flushes)
            {
                Seal(channel);
            }
        }
    }

    /// <summary>Watermarks may wait for the buffer timeout; what others wait for may not.</summary>
    protected static bool IsLazy(StreamEvent streamEvent) => streamEvent is WatermarkEvent or WatermarkStatusEvent;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected void Append(int channel, T value, long timestamp)
    {
        RecordBatch<T> batch = _slots[channel].Current ?? Open(channel, 0);
        batch.Add(value, timestamp);
        if (batch.Count >= _limit)
        {
            Seal(channel);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected void Append(int channel, T value, long timestamp, int keyHash)
    {
        RecordBatch<T> batch = _slots[channel].Current ?? Open(channel, 0);
        batch.Add(value, timestamp, keyHash);
        if (batch.Count >= _limit)
        {
            Seal(channel);
        }
    }

    /// <summary>What a channel still has before it: batches that wait for credit here, those at the consumer, records of the open batch.</summary>
    protected ChannelLoad LoadOf(int channel)
    {
        ref OutputSlot slot = ref _slots[channel];
        return new ChannelLoad(slot.Waiting?.Count ?? 0, slot.Output!.QueuedBatches, slot.Current?.Count ?? 0);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private RecordBatch<T> Open(int channel, int expected)
    {
        ref OutputSlot slot = ref _slots[channel];
        RecordBatch<T> batch = RecordBatch<T>.Rent(expected > 0 ? expected : slot.LastCount);
        slot.Current = batch;
        _open++;
        return batch;
    }

    /// <summary>Hands the open batch over, or lets it wait for credit.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Seal(int channel)
    {
        RecordBatch<T> batch = _slots[channel].Current!;
        CloseBatch(channel, batch.Count);
        if (batch.Count >= SampledRecords && !_flushesAlways)
        {
            _limit = _sizer.Sample(batch);
        }

        Hand(channel, batch);
    }

    /// <summary>Hands over what is open, for the end.</summary>
    protected virtual void SealOpen()
    {
        for (int channel = 0; channel < _slots.Length; channel++)
        {
            if (_slots[channel].Current is not null)
            {
                Seal(channel);
            }
        }
    }

    private void CloseBatch(int channel, int records)
    {
        ref OutputSlot slot = ref _slots[channel];
        slot.LastCount = records;
        slot.Current = null;
        _open--;
    }

    private void Count(int records, int batches)
    {
        _records += records;
        _batches += batches;
    }

    /// <summary>What belongs to one channel; a value, since there may be very many.</summary>
    private struct OutputSlot
    {
        public RecordBatch<T>? Current;
        public Queue<RecordBatch<T>>? Waiting;
        public ChannelOutput? Output;
        public int LastCount;
    }
}
