using System.Globalization;

namespace Orleans.Streams;

/// <summary>
/// The provider of streams over the queues of an adapter. Each queue is read by one agent of the cluster: every silo that becomes active, or
/// sees another come or go, calls all agents, so that those of a lost silo begin again elsewhere.
/// </summary>
internal sealed class PersistentStreamProvider(string name, IServiceProvider services, IQueueAdapterFactory factory)
    : QueueStreamProvider(name, services), ILifecycleParticipant<ISiloLifecycle>, ILifecycleParticipant<IClusterClientLifecycle>
{
    private readonly CancellationTokenSource _stopped = new();
    private readonly Lock _lock = new();
    private Task<IQueueAdapter>? _adapter;

    public override bool IsRewindable => _adapter is { IsCompletedSuccessfully: true } adapter && adapter.Result.IsRewindable;

    public IQueueAdapterFactory Factory => factory;

    public Task<IQueueAdapter> AdapterAsync()
    {
        lock (_lock)
        {
            return _adapter is null or { IsFaulted: true } ? _adapter = factory.CreateAdapter() : _adapter;
        }
    }

    public override async Task PublishAsync<T>(StreamId stream, IEnumerable<T> items, StreamSequenceToken? token)
    {
        var adapter = await AdapterAsync();
        if (adapter.Direction is StreamProviderDirection.ReadOnly or StreamProviderDirection.None)
        {
            throw new NotSupportedException($"nothing can be published to stream {stream}: the queue adapter of streams '{Name}' only reads");
        }

        await adapter.QueueMessageBatchAsync(stream, items, token!, RequestContext.CallContextData!);
    }

    public override IEnumerable<(T Item, StreamSequenceToken Token)> ItemsOf<T>(StreamBatch batch) => batch.Container!.GetEvents<T>().Select(item => (item.Item1, item.Item2));

    public void Participate(ISiloLifecycle lifecycle)
    {
        lifecycle.Subscribe($"streams {Name}", ServiceLifecycleStage.ApplicationServices, _ => AdapterAsync());
        lifecycle.Subscribe($"agents of streams {Name}", ServiceLifecycleStage.Active, StartAgents, _ =>
        {
            _stopped.Cancel();
            return Task.CompletedTask;
        });
    }

    public void Participate(IClusterClientLifecycle lifecycle) => lifecycle.Subscribe($"streams {Name}", ServiceLifecycleStage.ApplicationServices, _ => AdapterAsync());

    private async Task StartAgents(CancellationToken cancellationToken)
    {
        if ((await AdapterAsync()).Direction is StreamProviderDirection.ReadOnly or StreamProviderDirection.ReadWrite)
        {
            _ = CallAgentsAsync();
        }
    }

    private async Task CallAgentsAsync()
    {
        try
        {
            await foreach (var _ in Services.GetRequiredService<IClusterMembershipService>().MembershipUpdates.WithCancellation(_stopped.Token))
            {
                foreach (var queue in factory.GetStreamQueueMapper().GetAllQueues())
                {
                    Grains.GetGrain<IPersistentStreamAgentGrain>(string.Create(CultureInfo.InvariantCulture, $"{queue.GetNumericId()}/{Name}")).StartAsync().Ignore();
                }
            }
        }
        catch (OperationCanceledException) when (_stopped.IsCancellationRequested)
        {
            // The silo stops.
        }
    }
}
