using OrleansFlow.Tasks.Network;

namespace OrleansFlow.Exchange;

/// <summary>
/// The consumer's end of a channel: the batches that wait. All of it is guarded by the lock of its <see cref="GateInbox"/>; a
/// channel that carries nothing holds nothing.
/// </summary>
internal sealed class InputChannel(GateInbox inbox, ExecutionAttemptId producer) : IChannelReceiver
{
    private RecordBatch?[] _ring = [];
    private int _head;
    private int _queued;

    public GateInbox Inbox { get; } = inbox;

    public ExecutionAttemptId Producer { get; } = producer;

    /// <summary>Index in the gate; −1 before it is open.</summary>
    public int Index { get; set; } = -1;

    /// <summary>Batches that wait; readable from any thread.</summary>
    public int Queued
    {
        get => Volatile.Read(ref _queued);
        private set => Volatile.Write(ref _queued, value);
    }

    /// <summary>Floating credits lent by the gate.</summary>
    public int Lent { get; set; }

    /// <summary>Whether the gate takes nothing from it (aligned checkpoints).</summary>
    public bool IsBlocked { get; set; }

    /// <summary>Whether the consumer has taken the end of the channel: nothing follows, nothing more can fail.</summary>
    public bool IsEnded { get; set; }

    /// <summary>Whether it stands in the queue of channels with data.</summary>
    public bool IsReady { get; set; }

    /// <summary>The next one in the queue of channels with data.</summary>
    public InputChannel? NextReady { get; set; }

    /// <summary>Whether a credit is kept for the producer's next batch.</summary>
    public bool IsReserved { get; set; }

    /// <summary>Batches that waited when the producer found no credit; −1 if it is not waiting.</summary>
    public int StalledAt { get; set; } = -1;

    /// <summary>The producer's partition, if it is on this silo.</summary>
    public IChannelListener? Listener { get; set; }

    /// <summary>What restores the order of segments, if the producer is on another silo and has sent one.</summary>
    public RemoteInput? Remote { get; set; }

    /// <summary>Where batches enter: the gate's subscription.</summary>
    public IChannelReceiver? Subscription { get; set; }

    public ChannelId Id => new(Inbox.EdgeId, Producer, Inbox.Consumer);

    public void OnNext(RecordBatch batch) => Inbox.Enqueue(this, batch);

    public void Add(RecordBatch batch)
    {
        if (Queued == _ring.Length)
        {
            Grow();
        }

        int tail = _head + Queued;
        _ring[tail < _ring.Length ? tail : tail - _ring.Length] = batch;
        Queued++;
    }

    public RecordBatch Remove()
    {
        RecordBatch batch = _ring[_head]!;
        _ring[_head] = null;
        _head = _head + 1 == _ring.Length ? 0 : _head + 1;
        Queued--;
        return batch;
    }

    private void Grow()
    {
        RecordBatch?[] larger = new RecordBatch?[Math.Max(2, _ring.Length * 2)];
        for (int i = 0; i < Queued; i++)
        {
            larger[i] = _ring[(_head + i) % _ring.Length];
        }

        _ring = larger;
        _head = 0;
    }
}
