using Orleans.Providers;

namespace Orleans.Streams;

/// <summary>
/// Keeps the producers and subscriptions of one stream in the grain storage of the provider's name, or else in "PubSubStore".
/// Each change is stored before anybody is told of it; after a failed write the grain starts anew from what is stored.
/// </summary>
[GrainType("pubsubrendezvous")]
internal sealed class PubSubRendezvousGrain : Grain, IPubSubRendezvousGrain
{
    private const string StateName = nameof(PubSubRendezvousGrain);
    private readonly GrainState<PubSubGrainState> _state = new() { State = new PubSubGrainState() };
    private IGrainStorage _storage = null!;

    private PubSubGrainState State => _state.State!;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var key = this.GetPrimaryKeyString();
        var provider = key[..key.IndexOf('/', StringComparison.Ordinal)];
        _storage = ServiceProvider.GetKeyedService<IGrainStorage>(provider)
            ?? ServiceProvider.GetKeyedService<IGrainStorage>(ProviderConstants.DEFAULT_PUBSUB_PROVIDER_NAME)
            ?? throw new OrleansConfigurationException(
                $"the subscriptions of stream provider '{provider}' need a grain storage named '{ProviderConstants.DEFAULT_PUBSUB_PROVIDER_NAME}' or '{provider}'; add one to every silo");
        return _storage.ReadStateAsync(StateName, GrainContext.GrainId, _state, cancellationToken);
    }

    public async Task<PubSubSubscription[]> RegisterProducerAsync(QualifiedStreamId stream, GrainId producer)
    {
        if (!State.Producers.Contains(producer))
        {
            State.Producers.Add(producer);
            await StoreAsync();
        }

        return [.. State.Consumers];
    }

    public async Task UnregisterProducerAsync(GrainId producer)
    {
        if (State.Producers.Remove(producer))
        {
            await StoreAsync();
        }
    }

    public async Task RegisterConsumerAsync(PubSubSubscription subscription)
    {
        if (!State.Consumers.Exists(c => c.SubscriptionId == subscription.SubscriptionId))
        {
            State.Consumers.Add(subscription);
            await StoreAsync();
        }

        await TellProducersAsync(producer => producer.AddSubscriberAsync(subscription));
    }

    public async Task UnregisterConsumerAsync(Guid subscriptionId, QualifiedStreamId stream)
    {
        if (State.Consumers.RemoveAll(c => c.SubscriptionId == subscriptionId) > 0)
        {
            await StoreAsync();
        }

        await TellProducersAsync(producer => producer.RemoveSubscriberAsync(subscriptionId, stream));
    }

    public Task<Guid[]> GetSubscriptionsAsync(GrainId consumer) =>
        Task.FromResult(State.Consumers.Where(c => c.Consumer == consumer).Select(c => c.SubscriptionId).ToArray());

    private Task TellProducersAsync(Func<IStreamProducer, Task> tell) =>
        Task.WhenAll(State.Producers.Select(producer => tell(GrainFactory.GetGrain<IStreamProducer>(producer))));

    private async Task StoreAsync()
    {
        try
        {
            if (State.IsEmpty)
            {
                await _storage.ClearStateAsync(StateName, GrainContext.GrainId, _state);
                DeactivateOnIdle();
            }
            else
            {
                await _storage.WriteStateAsync(StateName, GrainContext.GrainId, _state);
            }
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }
    }
}
