namespace OrleansFlow.Exchange;

/// <content>Segments of producers on other silos.</content>
internal sealed partial class GateInbox
{
    private readonly Lock _receiveLock = new();

    /// <summary>Takes a segment in. Callable from any thread; calls for one gate come one after the other.</summary>
    public SegmentAnswer Receive(Segment segment, ISegmentCarrier carrier)
    {
        // One at a time: what two calls find in turn must not overtake each other on the way to the queue.
        lock (_receiveLock)
        {
            return ReceiveInTurn(segment, carrier);
        }
    }

    /// <summary>Says how a channel stands.</summary>
    public SegmentAnswer Probe(ExecutionAttemptId producer, ISegmentCarrier carrier)
    {
        lock (_lock)
        {
            if (Refusal(producer, out InputChannel? channel) is { } refusal)
            {
                return refusal;
            }

            return Answer(SegmentStatus.Received, RemoteOf(channel!, carrier), channel!);
        }
    }

    /// <summary>Where the batches of a producer enter.</summary>
    public IChannelReceiver? FindSubscription(ExecutionAttemptId producer)
    {
        lock (_lock)
        {
            return Find(producer)?.Subscription;
        }
    }

    /// <summary>A producer on another silo has failed.</summary>
    public void FailRemote(ChannelId id, string reason, bool isCancellation)
    {
        InputChannel? channel;
        lock (_lock)
        {
            channel = _isOpen ? Find(id.Producer) : null;
        }

        if (channel is not null)
        {
            Fail(channel, new ChannelFailedException(id, reason, isCancellation));
        }
    }

    private SegmentAnswer ReceiveInTurn(Segment segment, ISegmentCarrier carrier)
    {
        InputChannel? channel;
        RemoteInput remote;
        lock (_lock)
        {
            if (Refusal(segment.Channel.Producer, out channel) is { } refusal)
            {
                return refusal;
            }

            remote = RemoteOf(channel!, carrier);
        }

        if (!segment.IsIntact || !SegmentBatch.TryOpen(segment, out SegmentBatch? batch))
        {
            string reason = $"segment {segment.Sequence} came damaged ({segment.Buffer.Length} bytes, checksum {segment.Checksum:x8} expected).";
            Fail(channel!, new ChannelFailedException(segment.Channel, reason));
            return new SegmentAnswer(SegmentStatus.Failed, 0, 0, reason);
        }

        batch.Share();
        ReceiveResult result = remote.Accept(batch);
        lock (_lock)
        {
            if (result != ReceiveResult.Accepted || _isAborted)
            {
                if (result != ReceiveResult.Accepted)
                {
                    batch.Release();
                }

                return _isAborted ? Closed : Answer(result == ReceiveResult.Duplicate ? SegmentStatus.Received : SegmentStatus.NotReady, remote, channel!);
            }

            if (remote.IsExhausted)
            {
                TryLend(channel!);
            }

            return Answer(SegmentStatus.Received, remote, channel!);
        }
    }

    private static SegmentAnswer Closed => new(SegmentStatus.Closed, 0, 0, null);

    private SegmentAnswer? Refusal(ExecutionAttemptId producer, out InputChannel? channel)
    {
        channel = null;
        if (_isAborted)
        {
            return Closed;
        }

        if (!_isOpen)
        {
            return new SegmentAnswer(SegmentStatus.NotReady, 0, 0, null);
        }

        channel = Find(producer);
        return channel is null ? Closed : null;
    }

    private RemoteInput RemoteOf(InputChannel channel, ISegmentCarrier carrier) =>
        channel.Remote ??= new RemoteInput(channel, settings.ExclusiveCredits, carrier);

    private SegmentAnswer Answer(SegmentStatus status, RemoteInput remote, InputChannel channel) =>
        new(status, remote.Acknowledged, remote.Grant(settings.ExclusiveCredits + channel.Lent), null);
}
