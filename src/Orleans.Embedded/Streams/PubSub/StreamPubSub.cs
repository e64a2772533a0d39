namespace Orleans.Streams;

/// <summary>The subscriptions of one provider: those kept by rendezvous grains and those of attributes.</summary>
internal sealed class StreamPubSub(IGrainFactory grains, ImplicitSubscribers? implicitSubscribers, StreamPubSubType type)
{
    private bool KnowsExplicit => type != StreamPubSubType.ImplicitOnly;

    private ImplicitSubscribers? Implicit => type == StreamPubSubType.ExplicitGrainBasedOnly ? null : implicitSubscribers;

    public bool IsImplicitSubscriber(QualifiedStreamId stream, GrainId consumer) => Implicit is { } known && known.IsSubscriber(consumer.Type, stream);

    public async Task<IReadOnlyList<PubSubSubscription>> RegisterProducerAsync(QualifiedStreamId stream, GrainId producer)
    {
        var subscriptions = new List<PubSubSubscription>();
        if (KnowsExplicit)
        {
            subscriptions.AddRange(await Rendezvous(stream).RegisterProducerAsync(stream, producer));
        }

        if (Implicit is { } known)
        {
            subscriptions.AddRange(known.Of(stream));
        }

        return subscriptions;
    }

    public Task UnregisterProducerAsync(QualifiedStreamId stream, GrainId producer) =>
        KnowsExplicit ? Rendezvous(stream).UnregisterProducerAsync(producer) : Task.CompletedTask;

    public Task RegisterConsumerAsync(PubSubSubscription subscription)
    {
        if (SubscriptionIds.IsImplicit(subscription.SubscriptionId))
        {
            return Task.CompletedTask;
        }

        return KnowsExplicit
            ? Rendezvous(subscription.Stream).RegisterConsumerAsync(subscription)
            : throw new ArgumentOutOfRangeException(
                nameof(subscription),
                subscription.Stream.ToString(),
                $"stream provider '{subscription.Stream.ProviderName}' is configured with {nameof(StreamPubSubType)}.{type} and takes no explicit subscriptions; choose another kind by ConfigureStreamPubSub");
    }

    public Task UnregisterConsumerAsync(Guid subscriptionId, QualifiedStreamId stream) =>
        SubscriptionIds.IsImplicit(subscriptionId) ? Task.CompletedTask : Rendezvous(stream).UnregisterConsumerAsync(subscriptionId, stream);

    public async Task<IReadOnlyList<Guid>> GetSubscriptionsAsync(QualifiedStreamId stream, GrainId consumer)
    {
        if (IsImplicitSubscriber(stream, consumer))
        {
            return [SubscriptionIds.Implicit(consumer.Type, stream)];
        }

        return KnowsExplicit ? await Rendezvous(stream).GetSubscriptionsAsync(consumer) : [];
    }

    private IPubSubRendezvousGrain Rendezvous(QualifiedStreamId stream) => grains.GetGrain<IPubSubRendezvousGrain>(stream.ToString());
}
