namespace Orleans.Embedded.Simulation;

/// <summary>A timer in virtual time.</summary>
internal sealed class VirtualTimer(DeterministicRuntime runtime, SimulatedProcessor? processor, TimerCallback callback, object? state, bool upkeep) : ITimer
{
    private readonly ExecutionContext? _context = ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.Capture();
    private TimeSpan _period;
    private long _version;
    private bool _disposed;

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (_disposed)
        {
            return false;
        }

        _version++;
        _period = period;
        if (dueTime != Timeout.InfiniteTimeSpan)
        {
            Schedule(dueTime);
        }

        return true;
    }

    public void Dispose()
    {
        _disposed = true;
        _version++;
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }

    private void Schedule(TimeSpan dueTime)
    {
        var version = _version;
        runtime.ScheduleAt(processor, dueTime, "timer", upkeep, () => Fire(version), () => version == _version);
    }

    private void Fire(long version)
    {
        if (version != _version)
        {
            return;
        }

        if (_period != Timeout.InfiniteTimeSpan && _period > TimeSpan.Zero)
        {
            Schedule(_period);
        }

        if (_context is null)
        {
            Invoke();
        }
        else
        {
            ExecutionContext.Run(_context, static s => ((VirtualTimer)s!).Invoke(), this);
        }
    }

    private void Invoke()
    {
        if (processor is null)
        {
            callback(state);
        }
        else
        {
            processor.Run(() => callback(state));
        }
    }
}
