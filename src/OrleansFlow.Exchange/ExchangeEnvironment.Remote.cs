namespace OrleansFlow.Exchange;

/// <content>What comes from other silos.</content>
public sealed partial class ExchangeEnvironment
{
    private const int TellAttempts = 5;
    private static readonly TimeSpan TellPause = TimeSpan.FromMilliseconds(200);

    /// <summary>A segment for one of this silo's gates.</summary>
    internal SegmentAnswer Receive(Segment segment) =>
        FindInbox(segment.Channel) is { } inbox ? inbox.Receive(segment, Carrier) : NoInbox(segment.Channel.Consumer);

    /// <summary>A producer asks how its channel stands.</summary>
    internal SegmentAnswer Probe(ChannelId channel) =>
        FindInbox(channel) is { } inbox ? inbox.Probe(channel.Producer, Carrier) : NoInbox(channel.Consumer);

    /// <summary>News for one of this silo's partitions.</summary>
    internal void Granted(ChannelId channel, long acknowledged, long creditLimit, bool isClosed) =>
        FindOutput(channel)?.Hear(acknowledged, creditLimit, isClosed);

    /// <summary>The other end of a channel has failed.</summary>
    internal void Failed(ChannelId channel, bool toConsumer, string reason, bool isCancellation)
    {
        if (toConsumer)
        {
            if (FindInbox(channel) is { IsAttached: true } inbox)
            {
                inbox.FailRemote(channel, reason, isCancellation);
            }
            else
            {
                Remember(channel.Producer, reason, isCancellation);
            }
        }
        else
        {
            FindOutput(channel)?.Fail(reason);
        }
    }

    /// <summary>Tells a consumer on another silo that its producer has ended before its time.</summary>
    internal void TellConsumer(ChannelId channel, string reason, bool isCancellation) => _ = TellConsumerAsync(channel, reason, isCancellation);

    private async Task TellConsumerAsync(ChannelId channel, string reason, bool isCancellation)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                await Carrier.FailAsync(channel, toConsumer: true, reason, isCancellation);
                return;
            }
            catch (Exception lost)
            {
                if (attempt == TellAttempts || isCancellation)
                {
                    Log.ConsumerNotTold(channel, reason, lost);
                    return;
                }
            }

            await Task.Delay(TellPause * attempt, _runtime.Time);
        }
    }

    /// <summary>The producer's end of a channel that a task of this silo has opened.</summary>
    internal ChannelOutput? FindChannelOutput(ChannelId channel)
    {
        TaskNetwork? network;
        lock (_lock)
        {
            network = _networks.GetValueOrDefault(channel.Producer);
        }

        return network?.FindChannelOutput(channel);
    }

    /// <summary>Where the batches of a channel enter a gate that a task of this silo has opened.</summary>
    internal IChannelReceiver? FindSubscription(ChannelId channel) => FindInbox(channel)?.FindSubscription(channel.Producer);

    private GateInbox? FindInbox(ChannelId channel)
    {
        lock (_lock)
        {
            return _inboxes.GetValueOrDefault((channel.Consumer, channel.EdgeId));
        }
    }

    private RemoteOutput? FindOutput(ChannelId channel) => FindChannelOutput(channel)?.Inner as RemoteOutput;

    /// <summary>A consumer that has ended here reads nothing more; any other may still come.</summary>
    private SegmentAnswer NoInbox(ExecutionAttemptId consumer)
    {
        lock (_lock)
        {
            return new SegmentAnswer(_ended.Contains(consumer) ? SegmentStatus.Closed : SegmentStatus.NotReady, 0, 0, null);
        }
    }
}
