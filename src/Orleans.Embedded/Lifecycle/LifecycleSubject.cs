namespace Orleans;

/// <summary>Starts its observers in the order of their stages, those of one stage together, and stops them in the opposite order.</summary>
public abstract class LifecycleSubject : ILifecycleSubject
{
    /// <summary>The log.</summary>
    protected readonly ILogger Logger;

    private readonly Lock _lock = new();
    private readonly List<Subscription> _subscriptions = [];
    private int? _highest;

    /// <summary>A lifecycle with a log.</summary>
    protected LifecycleSubject(ILogger logger) => Logger = logger;

    /// <inheritdoc/>
    public virtual IDisposable Subscribe(string observerName, int stage, ILifecycleObserver observer)
    {
        ArgumentNullException.ThrowIfNull(observer);
        lock (_lock)
        {
            if (_highest is { } highest && stage <= highest)
            {
                throw new InvalidOperationException($"Lifecycle stage {highest} has started; '{observerName}' can no longer subscribe at stage {stage}.");
            }

            var subscription = new Subscription(this, observerName, stage, observer);
            _subscriptions.Add(subscription);
            return subscription;
        }
    }

    /// <inheritdoc/>
    public virtual async Task OnStart(CancellationToken cancellationToken = default)
    {
        int? last = null;
        while (true)
        {
            List<Subscription> stage;
            lock (_lock)
            {
                var next = _subscriptions.Where(s => last is null || s.Stage > last).Select(s => (int?)s.Stage).Min();
                if (next is null)
                {
                    return;
                }

                last = next;
                _highest = next;
                stage = _subscriptions.FindAll(s => s.Stage == next);
            }

            cancellationToken.ThrowIfCancellationRequested();
            await Task.WhenAll(stage.Select(s => StartOneAsync(s, cancellationToken)));
            OnStartStageCompleted(last.Value);
        }
    }

    /// <inheritdoc/>
    public virtual async Task OnStop(CancellationToken cancellationToken = default)
    {
        List<Subscription> all;
        int? highest;
        lock (_lock)
        {
            highest = _highest;
            all = [.. _subscriptions];
        }

        if (highest is null)
        {
            return;
        }

        foreach (var stage in all.Where(s => s.Stage <= highest).GroupBy(s => s.Stage).OrderByDescending(g => g.Key))
        {
            await Task.WhenAll(stage.Select(s => StopOneAsync(s, cancellationToken)));
            OnStopStageCompleted(stage.Key);
        }
    }

    /// <summary>A stage has started.</summary>
    protected virtual void OnStartStageCompleted(int stage)
    {
    }

    /// <summary>A stage has stopped.</summary>
    protected virtual void OnStopStageCompleted(int stage)
    {
    }

    private static async Task StartOneAsync(Subscription subscription, CancellationToken cancellationToken) => await subscription.Observer.OnStart(cancellationToken);

    private async Task StopOneAsync(Subscription subscription, CancellationToken cancellationToken)
    {
        try
        {
            await subscription.Observer.OnStop(cancellationToken);
        }
        catch (Exception exception)
        {
            // One observer that cannot stop must not keep the others from stopping.
            Embedded.RuntimeLog.LifecycleStopFailed(Logger, exception, subscription.Name, subscription.Stage);
        }
    }

    private sealed class Subscription(LifecycleSubject owner, string name, int stage, ILifecycleObserver observer) : IDisposable
    {
        public string Name { get; } = name;

        public int Stage { get; } = stage;

        public ILifecycleObserver Observer { get; } = observer;

        public void Dispose()
        {
            lock (owner._lock)
            {
                owner._subscriptions.Remove(this);
            }
        }
    }
}
