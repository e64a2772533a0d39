using Microsoft.Extensions.Options;
using Orleans.Streams.Filtering;

namespace Orleans.Streams;

/// <summary>
/// The agent that reads a queue of a stream provider. At each tick of its timer it takes what waits, puts it into the cache of its stream
/// and delivers it to each subscriber in order, one delivery at a time. A stream is registered as a producer with its rendezvous grain at
/// its first item. Cached items are kept for a while after their delivery for those who subscribe from an earlier token.
/// The key is the number of the queue and the name of the provider.
/// </summary>
internal abstract partial class StreamAgentGrain(
    IGrainRuntime runtime,
    IOptionsMonitor<StreamPullingAgentOptions> agentOptions,
    ILogger logger) : Grain, IStreamProducer
{
    private static readonly TimeSpan FirstBackoff = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PurgePeriod = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestBackoff = TimeSpan.FromSeconds(30);
    private readonly ILogger _log = logger;
    private readonly Dictionary<QualifiedStreamId, QueuedStream> _streams = [];
    private QueueStreamProvider _provider = null!;
    private StreamPullingAgentOptions _agent = null!;
    private IStreamFilter? _filter;
    private IGrainTimer? _timer;
    private bool _isPullScheduled;
    private bool _isLeaving;

    protected DateTimeOffset Now => runtime.TimeProvider.GetUtcNow();

    protected StreamPullingAgentOptions Options => _agent;

    protected QueueStreamProvider Provider => _provider;

    protected string ProviderName => field ??= this.GetPrimaryKeyString()[(this.GetPrimaryKeyString().IndexOf('/', StringComparison.Ordinal) + 1)..];

    /// <summary>For how long a batch is kept at least.</summary>
    protected abstract TimeSpan TimeInCache { get; }

    /// <summary>Whether the queue must be looked at from time to time, since nobody tells of new batches.</summary>
    protected abstract bool IsPolled { get; }

    /// <summary>How many batches are kept.</summary>
    protected int CachedBatches { get; private set; }

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _provider = ServiceProvider.GetKeyedService<IStreamProvider>(ProviderName) as QueueStreamProvider
            ?? throw new OrleansConfigurationException($"the silo has no streams '{ProviderName}' that are read from queues; add them to every silo by AddMemoryStreams or AddPersistentStreams");
        _agent = agentOptions.Get(ProviderName);
        _filter = ServiceProvider.GetKeyedService<IStreamFilter>(ProviderName);
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

    /// <summary>Takes the batches that wait in the queue.</summary>
    protected abstract Task<IReadOnlyList<PulledBatch>> TakeAsync();

    /// <summary>Batches that all have had are kept no longer.</summary>
    protected virtual void OnPurged(IReadOnlyList<StreamBatch> batches)
    {
    }

    /// <summary>A batch could not be delivered in time.</summary>
    protected virtual Task OnGivenUpAsync(StreamSubscriber subscriber, QueuedStream stream, StreamBatch batch) => Task.CompletedTask;

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
    protected void Schedule(bool isPull)
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

    private async Task PullAsync(CancellationToken cancellationToken)
    {
        RequestContext.Clear();
        _isPullScheduled = false;
        try
        {
            Forget(Now);
            Distribute(await TakeAsync());
        }
        catch (Exception e) when (IsPolled)
        {
            LogNotRead(this.GetPrimaryKeyString(), e);
        }

        if (IsPolled)
        {
            Schedule(isPull: true);
        }
        else if (_streams.Count > 0)
        {
            Schedule(isPull: false);
        }
    }

    private void Distribute(IReadOnlyList<PulledBatch> pulled)
    {
        var now = Now;
        var touched = new List<(QueuedStream Stream, long First)>();
        foreach (var next in pulled)
        {
            if (!_streams.TryGetValue(next.Stream, out var stream))
            {
                _streams.Add(next.Stream, stream = new QueuedStream(next.Stream));
            }

            if (!touched.Exists(t => ReferenceEquals(t.Stream, stream)))
            {
                touched.Add((stream, next.Batch.Sequence));
            }

            stream.Add(next.Batch, next.Context, now);
            CachedBatches++;
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
    }

    private void Forget(DateTimeOffset now)
    {
        List<QualifiedStreamId>? forgotten = null;
        foreach (var (id, stream) in _streams)
        {
            var purged = stream.Purge(now, TimeInCache);
            if (purged.Count > 0)
            {
                CachedBatches -= purged.Count;
                OnPurged(purged);
            }

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

    [LoggerMessage(6, LogLevel.Warning, "queue {Queue} of a stream provider could not be read; it is tried again")]
    private partial void LogNotRead(string queue, Exception error);

    [LoggerMessage(1, LogLevel.Warning, "could not unregister as producer of stream {Stream}")]
    private partial void LogUnregistrationFailed(string stream, Exception error);
}
