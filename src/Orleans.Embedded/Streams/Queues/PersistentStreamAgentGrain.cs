using System.Globalization;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using Orleans.Providers.Streams.Common;

namespace Orleans.Streams;

/// <summary>Reads a queue through its adapter's receiver, no further ahead of its subscribers than the cache's size.</summary>
[Reentrant]
[KeepAlive]
[GrainType("persistentstreamagent")]
internal sealed partial class PersistentStreamAgentGrain(
    IGrainRuntime runtime,
    IOptionsMonitor<StreamPullingAgentOptions> agentOptions,
    IOptionsMonitor<StreamCacheEvictionOptions> cacheOptions,
    ILogger<PersistentStreamAgentGrain> logger) : StreamAgentGrain(runtime, agentOptions, logger), IPersistentStreamAgentGrain
{
    private const int MostPerRead = 256;
    private readonly ILogger _logger = logger;
    private QueueId _queue;
    private IQueueAdapterReceiver _receiver = null!;
    private IStreamFailureHandler _failures = null!;
    private int _size;
    private long _lastSequence = long.MinValue;

    protected override TimeSpan TimeInCache => Provider.IsRewindable ? cacheOptions.Get(ProviderName).DataMinTimeInCache : TimeSpan.Zero;

    protected override bool IsPolled => true;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        var provider = (PersistentStreamProvider)Provider;
        var key = this.GetPrimaryKeyString();
        var number = uint.Parse(key.AsSpan(0, key.IndexOf('/', StringComparison.Ordinal)), CultureInfo.InvariantCulture);
        _queue = provider.Factory.GetStreamQueueMapper().GetAllQueues().First(queue => queue.GetNumericId() == number);
        _size = provider.Factory.GetQueueAdapterCache() is SimpleQueueAdapterCache cache
            ? cache.Size
            : throw new OrleansConfigurationException($"the queue adapter of streams '{ProviderName}' has a cache of its own; the embedded runtime takes a SimpleQueueAdapterCache only");
        _failures = await provider.Factory.GetDeliveryFailureHandler(_queue);
        _receiver = (await provider.AdapterAsync()).CreateReceiver(_queue);
        await _receiver.Initialize(Options.InitQueueTimeout);
        Schedule(isPull: true);
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await base.OnDeactivateAsync(reason, cancellationToken);
        await _receiver.Shutdown(Options.InitQueueTimeout);
    }

    public Task StartAsync() => Task.CompletedTask;

    protected override async Task<IReadOnlyList<PulledBatch>> TakeAsync()
    {
        var pulled = new List<PulledBatch>();
        while (_size - CachedBatches - pulled.Count is > 0 and var room)
        {
            var read = await _receiver.GetQueueMessagesAsync(Math.Min(room, MostPerRead));
            if (read is not { Count: > 0 })
            {
                break;
            }

            foreach (var container in read)
            {
                _lastSequence = Math.Max(_lastSequence + 1, container.SequenceToken.SequenceNumber);
                pulled.Add(new PulledBatch(new QualifiedStreamId(ProviderName, container.StreamId), new StreamBatch { Sequence = _lastSequence, Container = container }, null));
            }
        }

        return pulled;
    }

    protected override void OnPurged(IReadOnlyList<StreamBatch> batches) => _ = TellDeliveredAsync(batches);

    protected override Task OnGivenUpAsync(StreamSubscriber subscriber, QueuedStream stream, StreamBatch batch) =>
        _failures.OnDeliveryFailure(GuidId.GetGuidId(subscriber.Id), ProviderName, stream.Id.StreamId, batch.Token);

    private async Task TellDeliveredAsync(IReadOnlyList<StreamBatch> batches)
    {
        try
        {
            await _receiver.MessagesDeliveredAsync([.. batches.Select(batch => batch.Container!)]);
        }
        catch (Exception e)
        {
            LogNotTold(_queue.ToString(), e);
        }
    }

    [LoggerMessage(7, LogLevel.Warning, "the receiver of queue {Queue} could not be told of delivered batches; they may come again")]
    private partial void LogNotTold(string queue, Exception error);
}
