namespace OrleansFlow.Exchange;

/// <summary>
/// Brings segments and news of credit from silo to silo: grain calls, in a silo. Calls may be lost, delayed, executed twice, or
/// executed although they failed; they come in any order.
/// </summary>
internal interface ISegmentCarrier
{
    /// <summary>Brings a segment to its consumer.</summary>
    Task<SegmentAnswer> SendAsync(Segment segment);

    /// <summary>Asks a consumer how its channel stands.</summary>
    Task<SegmentAnswer> ProbeAsync(ChannelId channel);

    /// <summary>Tells a producer of credit and acknowledgements, or that its consumer has ended.</summary>
    Task GrantAsync(ChannelId channel, long acknowledged, long creditLimit, bool isClosed);

    /// <summary>Tells one end that the other has failed.</summary>
    /// <returns>Whether somebody was there to hear it.</returns>
    Task FailAsync(ChannelId channel, bool toConsumer, string reason, bool isCancellation);
}
