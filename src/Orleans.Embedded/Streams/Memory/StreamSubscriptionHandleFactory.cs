using Orleans.Streams.Core;

namespace Orleans.Streams;

/// <summary>Makes the handle of a subscription that was made on a grain's behalf.</summary>
internal sealed class StreamSubscriptionHandleFactory(MemoryStreamProvider provider, QualifiedStreamId stream, Guid subscriptionId) : IStreamSubscriptionHandleFactory
{
    public StreamId StreamId => stream.StreamId;

    public string ProviderName => stream.ProviderName;

    public GuidId SubscriptionId { get; } = GuidId.GetGuidId(subscriptionId);

    public StreamSubscriptionHandle<T> Create<T>() =>
        new MemorySubscriptionHandle<T>(new MemoryAsyncStream<T>(provider, stream.StreamId), subscriptionId);
}
