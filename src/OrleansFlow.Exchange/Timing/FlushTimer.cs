namespace OrleansFlow.Exchange;

/// <summary>
/// The buffer timeout of all partitions of a silo that have the same one (OutputFlusher): one timer, which runs while there are
/// partitions and disturbs only tasks that have something to flush.
/// </summary>
internal sealed class FlushTimer(TimeProvider time, TimeSpan interval)
{
    private readonly Lock _lock = new();
    private readonly List<IFlushTarget> _targets = [];
    private IFlushTarget[]? _snapshot;
    private ITimer? _timer;

    public void Add(IFlushTarget target)
    {
        lock (_lock)
        {
            _targets.Add(target);
            _snapshot = null;
            _timer ??= time.CreateTimer(static timer => ((FlushTimer)timer!).Tick(), this, interval, interval);
        }
    }

    public void Remove(IFlushTarget target)
    {
        ITimer? unneeded = null;
        lock (_lock)
        {
            _targets.Remove(target);
            _snapshot = null;
            if (_targets.Count == 0)
            {
                unneeded = _timer;
                _timer = null;
            }
        }

        unneeded?.Dispose();
    }

    private void Tick()
    {
        IFlushTarget[] targets;
        lock (_lock)
        {
            targets = _snapshot ??= [.. _targets];
        }

        foreach (IFlushTarget target in targets)
        {
            if (target.HasOpenBatch)
            {
                target.RequestFlush();
            }
        }
    }
}
