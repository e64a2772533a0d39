namespace OrleansFlow.Exchange;

/// <summary>What a receiver says to a segment or a probe.</summary>
internal enum SegmentStatus
{
    /// <summary>The segment is there, now or from before.</summary>
    Received,

    /// <summary>The receiver has not opened its gate yet: send again.</summary>
    NotReady,

    /// <summary>The receiver has ended: nothing need be sent any more.</summary>
    Closed,

    /// <summary>The channel has failed.</summary>
    Failed,
}

/// <summary>An answer with the news that each answer carries.</summary>
/// <param name="Status">What became of the segment.</param>
/// <param name="Acknowledged">All numbers below have been received.</param>
/// <param name="CreditLimit">All numbers below may be sent.</param>
/// <param name="Reason">Why the channel failed, else null.</param>
internal readonly record struct SegmentAnswer(SegmentStatus Status, long Acknowledged, long CreditLimit, string? Reason);
