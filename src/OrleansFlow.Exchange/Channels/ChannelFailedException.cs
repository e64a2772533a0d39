namespace OrleansFlow.Exchange;

/// <summary>A channel has failed: its producer has, its consumer has, or what it carried was lost or damaged.</summary>
public sealed class ChannelFailedException : OrleansFlowException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="reason">What happened, a sentence.</param>
    /// <param name="isCancellation">Whether the other end was only cancelled.</param>
    /// <param name="innerException">The cause, if it is at hand.</param>
    public ChannelFailedException(ChannelId channel, string reason, bool isCancellation = false, Exception? innerException = null)
        : base($"The channel of {channel} failed: {reason}", innerException)
    {
        Channel = channel;
        Reason = reason;
        IsCancellation = isCancellation;
    }

    /// <summary>The channel.</summary>
    public ChannelId Channel { get; }

    /// <summary>What happened.</summary>
    public string Reason { get; }

    /// <summary>Whether the other end was only cancelled: then this is a consequence and not the cause of a job's failure.</summary>
    public bool IsCancellation { get; }
}
