namespace Orleans.Streams;

/// <summary>Where the producers and consumers of one stream meet; its key is the provider's name and the stream's id.</summary>
internal interface IPubSubRendezvousGrain : IGrainWithStringKey
{
    /// <summary>Adds a producer and returns the subscriptions it has to serve.</summary>
    Task<PubSubSubscription[]> RegisterProducerAsync(QualifiedStreamId stream, GrainId producer);

    /// <summary>Removes a producer.</summary>
    Task UnregisterProducerAsync(GrainId producer);

    /// <summary>Adds a subscription and tells the producers.</summary>
    Task RegisterConsumerAsync(PubSubSubscription subscription);

    /// <summary>Removes a subscription and tells the producers.</summary>
    Task UnregisterConsumerAsync(Guid subscriptionId, QualifiedStreamId stream);

    /// <summary>The subscriptions of one consumer.</summary>
    Task<Guid[]> GetSubscriptionsAsync(GrainId consumer);
}
