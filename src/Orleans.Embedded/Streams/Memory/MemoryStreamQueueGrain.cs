using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using Orleans.Streams.Filtering;

namespace Orleans.Streams;

/// <summary>
/// A queue of a memory stream provider and the agent that reads it. What is published waits until the next tick of the timer; then
/// it is put into the cache of its stream and delivered to each subscriber in order, one delivery at a time. A stream is registered
/// as a producer with its rendezvous grain at its first item. Cached items are kept for a while after their delivery for those who
/// subscribe from an earlier token. Everything here lives and dies with the silo, as memory streams do.
/// </summary>
[Reentrant]
[KeepAlive]
[GrainType("memorystreamqueue")]
internal sealed partial class MemoryStreamQueueGrain(
    IGrainRuntime runtime,
    IOptionsMonitor<StreamPullingAgentOptions> agentOptions,
    IOptionsMonitor<StreamCacheEvictionOptions> cacheOptions,
    ILogger<MemoryStreamQueueGrain> logger) : Grain, IMemoryStreamQueueGrain
{
    private const int MostWaiting = 16384;
    private static readonly TimeSpan FirstBackoff = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PurgePeriod = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestBackoff = TimeSpan.FromSeconds(30);
    private readonly Queue<(QualifiedStreamId Stream, byte[] Body, Dictionary<string, object>? Context)> _waiting = new();
    private readonly Dictionary<QualifiedStreamId, QueuedStream> _streams = [];
    private MemoryStreamProvider _provider = null!;
    private StreamPullingAgentOptions _agent = null!;
    private StreamCacheEvictionOptions _cache = null!;
    private IStreamFilter? _filter;
    private IGrainTimer? _timer;
    private bool _isPullScheduled;
    private bool _isLeaving;
    private long _nextSequence;

    private DateTimeOffset Now => runtime.TimeProvider.GetUtcNow();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var key = this.GetPrimaryKeyString();
        var name = key[(key.IndexOf('/', StringComparison.Ordinal) + 1)..];
        _provider = ServiceProvider.GetKeyedService<IStreamProvider>(name) as MemoryStreamProvider
            ?? throw new OrleansConfigurationException($"the silo has no memory streams '{name}'; add them to every silo by AddMemoryStreams");
        _agent = agentOptions.Get(name);
        _cache = cacheOptions.Get(name);
        _filter = ServiceProvider.GetKeyedService<IStreamFilter>(name);
        _nextSequence = Now.UtcTicks;
        return Task.CompletedTask;
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _isLeaving = true;
        foreach (var stream in _streams.Values.Where(stream => stream.IsRegistered))
        {
            try
            {
                await _provider.PubSub.UnregisterProducerAsync(stream.Id, GrainContext.GrainId);
            }
            catch (Exception e)
            {
                LogUnregistrationFailed(stream.Id.ToString(), e);
            }
        }
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

    public Task AddSubscriberAsync(PubSubSubscription subscription)
    {
        // A stream that is not known here has had no item: its subscribers are asked for at the first one.
        if (_streams.TryGetValue(subscription.Stream, out var stream))
        {
            // Not awaited: the subscriber waits for this answer and cannot shake hands before it has it.
            _ = AttachAsync(stream, subscription, firstSequence: null);
        }

        return Task.CompletedTask;
    }

    public Task RemoveSubscriberAsync(Guid subscriptionId, QualifiedStreamId stream)
    {
        if (_streams.TryGetValue(stream, out var known))
        {
            Remove(known, subscriptionId);
        }

        return Task.CompletedTask;
    }

    private static void Remove(QueuedStream stream, Guid subscriptionId)
    {
        stream.Removed.Add(subscriptionId);
        if (stream.Subscribers.Find(subscriber => subscriber.Id == subscriptionId) is { } subscriber)
        {
            subscriber.IsRemoved = true;
            stream.Subscribers.Remove(subscriber);
        }
    }

    /// <summary>Sets the timer to the next pull, or, while nothing waits, to the next look for what need not be kept any more.</summary>
    private void Schedule(bool isPull)
    {
        if (_isLeaving || _isPullScheduled)
        {
            return;
        }

        _isPullScheduled = isPull;
        var due = isPull ? _agent.GetQueueMsgsTimerPeriod : PurgePeriod;
        if (_timer is null)
        {
            _timer = this.RegisterGrainTimer(PullAsync, new GrainTimerCreationOptions(due, Timeout.InfiniteTimeSpan) { Interleave = true });
        }
        else
        {
            _timer.Change(due, Timeout.InfiniteTimeSpan);
        }
    }

    private Task PullAsync(CancellationToken cancellationToken)
    {
        RequestContext.Clear();
        _isPullScheduled = false;
        var now = Now;
        Forget(now);
        var touched = new List<(QueuedStream Stream, long First)>();
        while (_waiting.TryDequeue(out var next))
        {
            if (!_streams.TryGetValue(next.Stream, out var stream))
            {
                _streams.Add(next.Stream, stream = new QueuedStream(next.Stream));
            }

            if (!touched.Exists(t => ReferenceEquals(t.Stream, stream)))
            {
                touched.Add((stream, _nextSequence));
            }

            stream.Add(new MemoryBatch { Sequence = _nextSequence++, Body = next.Body }, next.Context, now);
        }

        foreach (var (stream, first) in touched)
        {
            if (!stream.IsRegistered)
            {
                if (!stream.IsRegistering)
                {
                    _ = RegisterAsync(stream, first);
                }

                continue;
            }

            foreach (var subscriber in stream.Subscribers.ToArray())
            {
                Serve(stream, subscriber);
            }
        }

        if (_streams.Count > 0)
        {
            Schedule(isPull: false);
        }

        return Task.CompletedTask;
    }

    private void Forget(DateTimeOffset now)
    {
        List<QualifiedStreamId>? forgotten = null;
        foreach (var (id, stream) in _streams)
        {
            stream.Purge(now, _cache);
            if (!stream.HasBatches && !stream.IsRegistering && now - stream.LastActivity >= _agent.StreamInactivityPeriod && !stream.Subscribers.Exists(s => s.IsServed))
            {
                (forgotten ??= []).Add(id);
            }
        }

        foreach (var id in forgotten ?? [])
        {
            _streams.Remove(id);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "could not unregister as producer of stream {Stream}")]
    private partial void LogUnregistrationFailed(string stream, Exception error);
}
