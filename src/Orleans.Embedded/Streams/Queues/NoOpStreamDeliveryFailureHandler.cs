namespace Orleans.Streams;

/// <summary>Does nothing about what could not be delivered.</summary>
/// <param name="faultSubscriptionOnError">What <see cref="ShouldFaultSubsriptionOnError"/> says.</param>
public class NoOpStreamDeliveryFailureHandler(bool faultSubscriptionOnError) : IStreamFailureHandler
{
    /// <summary>One that lets subscriptions go on.</summary>
    public NoOpStreamDeliveryFailureHandler()
        : this(false)
    {
    }

    /// <inheritdoc/>
    public bool ShouldFaultSubsriptionOnError => faultSubscriptionOnError;

    /// <inheritdoc/>
    public Task OnDeliveryFailure(GuidId subscriptionId, string streamProviderName, StreamId streamIdentity, StreamSequenceToken sequenceToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task OnSubscriptionFailure(GuidId subscriptionId, string streamProviderName, StreamId streamIdentity, StreamSequenceToken sequenceToken) => Task.CompletedTask;
}
