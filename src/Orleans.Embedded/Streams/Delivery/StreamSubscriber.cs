namespace Orleans.Streams;

/// <summary>A subscription as its queue serves it.</summary>
internal sealed class StreamSubscriber(PubSubSubscription subscription, IStreamConsumerExtension consumer)
{
    public PubSubSubscription Subscription => subscription;

    public Guid Id => subscription.SubscriptionId;

    public IStreamConsumerExtension Consumer => consumer;

    /// <summary>Number of the next batch wanted; what is published while the subscriber is being attached counts too.</summary>
    public long Next { get; set; } = long.MaxValue;

    public StreamHandshakeToken? Handshake { get; set; }

    public bool IsAttached { get; set; }

    public bool IsServed { get; set; }

    public bool IsRemoved { get; set; }
}
