namespace Orleans.Streams;

/// <summary>What the rendezvous grain tells a producer.</summary>
internal interface IStreamProducer : IGrainWithStringKey
{
    /// <summary>A subscription was added to a stream.</summary>
    Task AddSubscriberAsync(PubSubSubscription subscription);

    /// <summary>A subscription was removed from a stream.</summary>
    Task RemoveSubscriberAsync(Guid subscriptionId, QualifiedStreamId stream);
}
