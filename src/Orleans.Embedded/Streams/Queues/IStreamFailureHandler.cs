namespace Orleans.Streams;

/// <summary>Is told of what could not be delivered.</summary>
public interface IStreamFailureHandler
{
    /// <summary>Whether a subscription ends when a delivery to it was given up; the embedded runtime goes on with the next batch in any case.</summary>
    bool ShouldFaultSubsriptionOnError { get; }

    /// <summary>A delivery was given up.</summary>
    /// <param name="subscriptionId">The subscription.</param>
    /// <param name="streamProviderName">Name of the provider.</param>
    /// <param name="streamIdentity">The stream.</param>
    /// <param name="sequenceToken">The batch.</param>
    Task OnDeliveryFailure(GuidId subscriptionId, string streamProviderName, StreamId streamIdentity, StreamSequenceToken sequenceToken);

    /// <summary>A subscription could not be begun.</summary>
    /// <param name="subscriptionId">The subscription.</param>
    /// <param name="streamProviderName">Name of the provider.</param>
    /// <param name="streamIdentity">The stream.</param>
    /// <param name="sequenceToken">Where it was to begin.</param>
    Task OnSubscriptionFailure(GuidId subscriptionId, string streamProviderName, StreamId streamIdentity, StreamSequenceToken sequenceToken);
}
