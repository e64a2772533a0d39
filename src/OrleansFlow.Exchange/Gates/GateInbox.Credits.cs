namespace OrleansFlow.Exchange;

/// <content>
/// Credits: each channel has some of its own, and the gate lends further ones to channels whose producers are faster than the
/// consumer. Since no channel can be kept from its own credits, a blocked or slow one never stops another.
/// </content>
internal sealed partial class GateInbox
{
    private int _floating = settings.FloatingCredits;
    private bool _isFloatingWanted;

    /// <summary>Keeps a credit for the next batch of a producer on this silo.</summary>
    public bool TryReserve(InputChannel channel)
    {
        lock (_lock)
        {
            if (channel.IsReserved || _isAborted)
            {
                channel.IsReserved = true;
                return true;
            }

            if (channel.Queued >= settings.ExclusiveCredits + channel.Lent && !TryLend(channel))
            {
                channel.StalledAt = channel.Queued;
                return false;
            }

            channel.StalledAt = -1;
            channel.IsReserved = true;
            return true;
        }
    }

    /// <summary>Batches that could be sent now; for metrics.</summary>
    public int AvailableCredits(InputChannel channel)
    {
        lock (_lock)
        {
            return Math.Max(0, settings.ExclusiveCredits + channel.Lent - channel.Queued);
        }
    }

    /// <summary>Shares of the gate's credits in use, from 0 to 1; for metrics.</summary>
    public (double Floating, double Exclusive) CreditUsage()
    {
        lock (_lock)
        {
            int lent = settings.FloatingCredits - _floating;
            double exclusive = 0;
            foreach (InputChannel channel in _channels)
            {
                exclusive += Math.Min(channel.Queued, settings.ExclusiveCredits);
            }

            return (
                settings.FloatingCredits == 0 ? 0 : (double)lent / settings.FloatingCredits,
                _channels.Length == 0 ? 0 : exclusive / ((double)_channels.Length * settings.ExclusiveCredits));
        }
    }

    private bool TryLend(InputChannel channel)
    {
        if (_floating == 0)
        {
            _isFloatingWanted = true;
            return false;
        }

        _floating--;
        channel.Lent++;
        return true;
    }

    /// <summary>A batch was taken from a channel. Under the lock.</summary>
    private CreditNews ReturnCredit(InputChannel channel)
    {
        // A lent credit goes back when the consumer has caught up, or when another channel asked for one in vain.
        if (channel.Lent > 0 && (_isFloatingWanted || channel.Queued == 0))
        {
            channel.Lent--;
            _floating++;
            _isFloatingWanted = false;
        }

        if (channel.Remote is { } remote)
        {
            return remote.Took(settings.ExclusiveCredits + channel.Lent) ? new CreditNews(null, remote) : default;
        }

        // The producer is woken when it can go on for a while, not for each batch.
        int stalledAt = channel.StalledAt;
        if (stalledAt >= 0 && channel.Queued <= Math.Max(settings.ExclusiveCredits - 1, stalledAt / 2))
        {
            channel.StalledAt = -1;
            return new CreditNews(channel.Listener, null);
        }

        return default;
    }

    private static void Tell(CreditNews news)
    {
        news.Listener?.OnProgress();
        news.Remote?.TellCredit();
    }

    /// <summary>Who is to hear of new credit, when the lock is left.</summary>
    private readonly record struct CreditNews(IChannelListener? Listener, RemoteInput? Remote);
}
