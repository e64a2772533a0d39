using Orleans.Concurrency;

namespace OrleansFlow.Exchange.Streams;

/// <summary>
/// What the ends of channels say to each other, as an extension of the subtask grains. All calls answer at once, interleave with
/// everything, and may be executed any number of times.
/// </summary>
[Alias("OrleansFlow.Exchange.IExchangeEndpoint")]
public interface IExchangeEndpoint : IGrainExtension
{
    /// <summary>A segment for a gate of this attempt.</summary>
    /// <param name="segment">The segment.</param>
    [AlwaysInterleave]
    [Alias("Push")]
    Task<ExchangeAnswer> PushAsync(ExchangeSegment segment);

    /// <summary>A producer asks how its channel to this attempt stands.</summary>
    /// <param name="edgeId">The edge.</param>
    /// <param name="producer">The producer.</param>
    [AlwaysInterleave]
    [Alias("Probe")]
    Task<ExchangeAnswer> ProbeAsync(string edgeId, ExchangePeer producer);

    /// <summary>A consumer gives credit to this attempt.</summary>
    /// <param name="edgeId">The edge.</param>
    /// <param name="consumer">The consumer.</param>
    /// <param name="acknowledged">All numbers below have been received.</param>
    /// <param name="creditLimit">All numbers below may be sent.</param>
    /// <param name="isClosed">Whether nobody reads any longer.</param>
    [AlwaysInterleave]
    [Alias("Grant")]
    Task GrantCreditAsync(string edgeId, ExchangePeer consumer, long acknowledged, long creditLimit, bool isClosed);

    /// <summary>The other end of a channel has failed.</summary>
    /// <param name="edgeId">The edge.</param>
    /// <param name="peer">The other end.</param>
    /// <param name="isProducer">Whether the other end is the producer.</param>
    /// <param name="reason">Why.</param>
    /// <param name="isCancellation">Whether it was only cancelled.</param>
    [AlwaysInterleave]
    [Alias("Fail")]
    Task FailAsync(string edgeId, ExchangePeer peer, bool isProducer, string reason, bool isCancellation);
}
