using Orleans.Streams.Core;

namespace Orleans.Streams;

/// <summary>Makes the handle of a subscription that was made on a grain's behalf.</summary>
internal sealed class StreamSubscriptionHandleFactory(QueueStreamProvider provider, QualifiedStreamId stream, Guid subscriptionId) : IStreamSubscriptionHandleFactory
{
    public StreamId StreamId => stream.StreamId;

    public string ProviderName => stream.ProviderName;

    public GuidId SubscriptionId { get; } = GuidId.GetGuidId(subscriptionId);

    public StreamSubscriptionHandle<T> Create<T>() =>
        new SubscriptionHandle<T>(new ProviderStream<T>(provider, stream.StreamId), subscriptionId);
}
