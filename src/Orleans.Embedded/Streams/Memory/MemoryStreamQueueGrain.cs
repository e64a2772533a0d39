using Microsoft.Extensions.Options;
using Orleans.Concurrency;

namespace Orleans.Streams;

/// <summary>A queue of a memory stream provider and its agent in one. Everything here lives and dies with the silo, as memory streams do.</summary>
[Reentrant]
[KeepAlive]
[GrainType("memorystreamqueue")]
internal sealed class MemoryStreamQueueGrain(
    IGrainRuntime runtime,
    IOptionsMonitor<StreamPullingAgentOptions> agentOptions,
    IOptionsMonitor<StreamCacheEvictionOptions> cacheOptions,
    ILogger<MemoryStreamQueueGrain> logger) : StreamAgentGrain(runtime, agentOptions, logger), IMemoryStreamQueueGrain
{
    private const int MostWaiting = 16384;
    private readonly Queue<(QualifiedStreamId Stream, byte[] Body, Dictionary<string, object>? Context)> _waiting = new();
    private long _nextSequence;

    protected override TimeSpan TimeInCache => cacheOptions.Get(ProviderName).DataMinTimeInCache;

    protected override bool IsPolled => false;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _nextSequence = Now.UtcTicks;
        return base.OnActivateAsync(cancellationToken);
    }

    public Task EnqueueAsync(QualifiedStreamId stream, byte[] body)
    {
        if (_waiting.Count >= MostWaiting)
        {
            throw new InvalidOperationException($"queue {this.GetPrimaryKeyString()} of memory streams holds {MostWaiting} waiting batches and takes no more; publish slower or in larger batches");
        }

        _waiting.Enqueue((stream, body, RequestContext.CallContextData));
        Schedule(isPull: true);
        return Task.CompletedTask;
    }

    protected override Task<IReadOnlyList<PulledBatch>> TakeAsync()
    {
        var pulled = _waiting.Select(next => new PulledBatch(next.Stream, new StreamBatch { Sequence = _nextSequence++, Body = next.Body }, next.Context)).ToArray();
        _waiting.Clear();
        return Task.FromResult<IReadOnlyList<PulledBatch>>(pulled);
    }
}
