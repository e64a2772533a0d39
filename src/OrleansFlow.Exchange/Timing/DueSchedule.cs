namespace OrleansFlow.Exchange;

/// <summary>
/// Repetitions, questions and time limits of all channels of a silo: one timer, set to the earliest. Items of the same time are
/// looked at in the order they were added.
/// </summary>
internal sealed class DueSchedule(TimeProvider time) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly PriorityQueue<IDueItem, (long Due, long Order)> _items = new();
    private readonly long _start = time.GetTimestamp();
    private ITimer? _timer;
    private long _armedFor = long.MaxValue;
    private long _order;

    /// <summary>The clock: milliseconds since the schedule was made.</summary>
    public long Now => (long)time.GetElapsedTime(_start).TotalMilliseconds;

    /// <summary>Has an item looked at, at a time or shortly after.</summary>
    public void Add(IDueItem item, long due)
    {
        lock (_lock)
        {
            _items.Enqueue(item, (due, _order++));
            Arm();
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _timer?.Dispose();
            _items.Clear();
        }
    }

    private void Tick()
    {
        while (true)
        {
            IDueItem item;
            long now = Now;
            lock (_lock)
            {
                if (!_items.TryPeek(out _, out (long Due, long Order) first) || first.Due > now)
                {
                    _armedFor = long.MaxValue;
                    Arm();
                    return;
                }

                item = _items.Dequeue();
            }

            item.OnDue(now);
        }
    }

    private void Arm()
    {
        if (!_items.TryPeek(out _, out (long Due, long Order) first) || first.Due >= _armedFor)
        {
            return;
        }

        _armedFor = first.Due;
        TimeSpan wait = TimeSpan.FromMilliseconds(Math.Max(1, first.Due - Now));
        if (_timer is null)
        {
            _timer = time.CreateTimer(static schedule => ((DueSchedule)schedule!).Tick(), this, wait, Timeout.InfiniteTimeSpan);
        }
        else
        {
            _timer.Change(wait, Timeout.InfiniteTimeSpan);
        }
    }
}
