namespace Orleans.Streams;

/// <summary>A handle with its observer, without the item type.</summary>
internal interface IStreamSubscription
{
    StreamHandshakeToken? Handshake { get; }

    Task<StreamHandshakeToken?> DeliverAsync(StreamBatch[] batches, StreamHandshakeToken? handshake);

    Task FailAsync(Exception error);
}
