namespace OrleansFlow.Exchange;

/// <summary>
/// What a channel from another silo needs beyond its queue: the window that restores the order, and the credit told to the
/// producer. Guarded by the lock of the gate's inbox, but for the calls to the producer.
/// </summary>
internal sealed class RemoteInput(InputChannel channel, int credit, ISegmentCarrier carrier)
{
    private readonly ReceiverWindow<SegmentBatch> _window = new(credit);
    private readonly List<SegmentBatch> _inTurn = [];
    private long _taken;
    private long _told = credit;

    public long Acknowledged => _window.Next;

    public long Told => Volatile.Read(ref _told);

    /// <summary>Whether the producer has used up what it was told.</summary>
    public bool IsExhausted => _window.Next >= _told;

    /// <summary>
    /// Whether all has come, to the end of the channel. The producer needs no news any more, and may have ended: a call to it
    /// would only wake its grain.
    /// </summary>
    public bool IsComplete { get; private set; }

    /// <summary>Takes a segment in and hands on what is in turn.</summary>
    public ReceiveResult Accept(SegmentBatch segment)
    {
        ReceiveResult result = _window.Accept(segment.SequenceNumber, segment, _inTurn);
        foreach (SegmentBatch batch in _inTurn)
        {
            IsComplete |= batch.EndsChannel;
            (channel.Subscription ?? channel).OnNext(batch);
        }

        _inTurn.Clear();
        return result;
    }

    /// <summary>The limit to tell in an answer, for a capacity of so many batches.</summary>
    public long Grant(int capacity)
    {
        _window.Grant(_taken + capacity);
        Volatile.Write(ref _told, _window.Limit);
        return _told;
    }

    /// <summary>A batch was taken.</summary>
    /// <returns>Whether the producer waits and is to be told of new credit: no answer will carry it.</returns>
    public bool Took(int capacity)
    {
        _taken++;
        _window.Grant(_taken + capacity);
        if (IsComplete || !IsExhausted || (_window.Limit - _told < Math.Max(1, capacity / 2) && channel.Queued > 0))
        {
            return false;
        }

        Volatile.Write(ref _told, _window.Limit);
        return true;
    }

    public void Clear() => _window.Clear(static segment => segment.Release());

    /// <summary>Tells the producer of its credit. A loss is repaired by the producer's own question.</summary>
    public void TellCredit() => Forget(carrier.GrantAsync(channel.Id, _window.Next, Told, isClosed: false));

    /// <summary>Tells the producer that nobody reads any longer.</summary>
    public void TellClosed() => Forget(carrier.GrantAsync(channel.Id, 0, 0, isClosed: true));

    /// <summary>Tells the producer that the channel has failed.</summary>
    public void TellFailed(string reason) => Forget(carrier.FailAsync(channel.Id, toConsumer: false, reason, isCancellation: false));

    private static void Forget(Task call)
    {
        // A failed call is no news: the producer asks, or runs into its own time limit.
        if (!call.IsCompletedSuccessfully)
        {
            _ = ObserveAsync(call);
        }
    }

    private static async Task ObserveAsync(Task call)
    {
        try
        {
            await call;
        }
        catch (Exception)
        {
            // Said above.
        }
    }
}
