namespace OrleansFlow.Tasks.Mailboxes;

/// <summary>
/// Splits a task's time in busy, idle and back-pressured, as Flink's TaskIOMetricGroup does: what is neither idle nor
/// back-pressured is busy. Written when the task parks and wakes, readable at any time.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class TaskTimes(TimeProvider time)
{
    private readonly Lock _lock = new();
    private long? _start;
    private long? _end;
    private long _parkedSince;
    private long _idle;
    private long _backPressured;
    private TurnResult _reason = TurnResult.Continue;

    public void Start(long now)
    {
        lock (_lock)
        {
            _start = now;
        }
    }

    public void Park(TurnResult reason, long now)
    {
        lock (_lock)
        {
            _reason = reason;
            _parkedSince = now;
        }
    }

    public void Resume(long now)
    {
        lock (_lock)
        {
            Account(now, ref _idle, ref _backPressured);
            _reason = TurnResult.Continue;
        }
    }

    public void End(long now)
    {
        lock (_lock)
        {
            _end = now;
        }
    }

    /// <summary>The three times so far, in ms.</summary>
    public (long Busy, long Idle, long BackPressured) Read()
    {
        lock (_lock)
        {
            if (_start is not { } start)
            {
                return default;
            }

            long now = _end ?? time.GetTimestamp();
            long idle = _idle;
            long backPressured = _backPressured;
            Account(now, ref idle, ref backPressured);
            long total = now - start;
            return (Ms(Math.Max(0, total - idle - backPressured)), Ms(idle), Ms(backPressured));
        }
    }

    private void Account(long now, ref long idle, ref long backPressured)
    {
        if (_reason == TurnResult.Idle)
        {
            idle += Math.Max(0, now - _parkedSince);
        }
        else if (_reason == TurnResult.BackPressured)
        {
            backPressured += Math.Max(0, now - _parkedSince);
        }
    }

    private long Ms(long ticks) => (long)(ticks * 1000.0 / time.TimestampFrequency);
}
