namespace OrleansFlow.Exchange.Streams;

/// <summary>A receiver's answer, on the wire.</summary>
/// <param name="Status">0 received, 1 not ready, 2 closed, 3 failed.</param>
/// <param name="Acknowledged">All numbers below have been received.</param>
/// <param name="CreditLimit">All numbers below may be sent.</param>
/// <param name="Reason">Why the channel failed, else null.</param>
[GenerateSerializer, Immutable, Alias("OrleansFlow.Exchange.ExchangeAnswer")]
public readonly record struct ExchangeAnswer(
    [property: Id(0)] int Status,
    [property: Id(1)] long Acknowledged,
    [property: Id(2)] long CreditLimit,
    [property: Id(3)] string? Reason)
{
    internal static ExchangeAnswer Of(SegmentAnswer answer) => new((int)answer.Status, answer.Acknowledged, answer.CreditLimit, answer.Reason);

    internal SegmentAnswer ToAnswer() => new((SegmentStatus)Status, Acknowledged, CreditLimit, Reason);
}
