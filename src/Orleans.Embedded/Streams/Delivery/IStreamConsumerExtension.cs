namespace Orleans.Streams;

/// <summary>The consumers' end of deliveries: an extension of grains, an observer of clients.</summary>
internal interface IStreamConsumerExtension : IGrainExtension, IGrainObserver
{
    /// <summary>Delivers batches. A token in return says that the subscription stands elsewhere and took nothing.</summary>
    Task<StreamHandshakeToken?> DeliverAsync(Guid subscriptionId, QualifiedStreamId stream, [Immutable] StreamBatch[] batches, StreamHandshakeToken? handshake);

    /// <summary>Tells that the stream or a delivery failed.</summary>
    Task FailAsync(Guid subscriptionId, Exception error);

    /// <summary>Where the subscription stands; null when it takes what comes.</summary>
    Task<StreamHandshakeToken?> GetHandshakeAsync(Guid subscriptionId);
}
