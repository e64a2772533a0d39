using OrleansFlow.Windowing;

namespace OrleansFlow.Tasks.Tests.Windowing;

/// <summary>
/// Windows of event time under a trigger and an evictor, as plainly as possible: a list of windows, each with a list of elements
/// and one of timers, that every step goes through from the beginning to the end.
/// </summary>
internal sealed class TriggeredWindowModel : IWindowModel
{
    private readonly List<Open> _open = [];
    private long _watermark = long.MinValue;

    public required long Size { get; init; }

    public required long Slide { get; init; }

    public required long Lateness { get; init; }

    /// <summary>Fires with each so many elements; 0 if a count does not matter.</summary>
    public int Count { get; init; }

    /// <summary>Fires at each multiple of this; 0 if it does not matter.</summary>
    public long Interval { get; init; }

    public bool Purges { get; init; }

    /// <summary>What an evictor leaves of the elements.</summary>
    public Func<List<(Click Click, long Timestamp)>, List<(Click Click, long Timestamp)>> Evict { get; init; } = static elements => elements;

    public bool EvictsAfter { get; init; }

    public List<(Click Value, long Timestamp)> Late { get; } = [];

    public List<(Click Value, long Timestamp)> Element(Click click, long timestamp)
    {
        var results = new List<(Click, long)>();
        bool skipped = true;
        for (long start = timestamp; start > timestamp - Size; start--)
        {
            var window = new TimeWindow(start, start + Size);
            if (start % Slide != 0 || window.MaxTimestamp + Lateness <= _watermark)
            {
                continue;
            }

            skipped = false;
            Open? open = _open.Find(o => o.Window == window && o.Key == click.Key);
            if (open is null)
            {
                _open.Add(open = new Open(window, click.Key));
            }

            open.Elements.Add((click, timestamp));
            if (FiresFor(open, timestamp))
            {
                Fire(open, results);
            }
        }

        if (skipped && timestamp + Lateness <= _watermark)
        {
            Late.Add((click, timestamp));
        }

        return results;
    }

    public List<(Click Value, long Timestamp)> Watermark(long watermark)
    {
        var results = new List<(Click, long)>();
        _watermark = watermark;
        while (_open.Where(o => o.NextTimer(Lateness) <= watermark).MinBy(o => o.NextTimer(Lateness)) is { } open)
        {
            long time = open.NextTimer(Lateness);
            open.Timers.Remove(time);
            if (FiresAt(open, time))
            {
                Fire(open, results);
            }

            if (time == open.Window.MaxTimestamp + Lateness)
            {
                _open.Remove(open);
            }
        }

        return results;
    }

    private bool FiresFor(Open open, long timestamp)
    {
        if (Count > 0)
        {
            open.Count = (open.Count + 1) % Count;
            return open.Count == 0;
        }

        if (open.Window.MaxTimestamp <= _watermark)
        {
            return true;
        }

        open.Timers.Add(open.Window.MaxTimestamp);
        if (Interval > 0 && open.NextFire is null)
        {
            // As in Java, the remainder has the sign of the time.
            open.SetNextFire(timestamp - (timestamp % Interval) + Interval);
        }

        return false;
    }

    private bool FiresAt(Open open, long time)
    {
        if (Count > 0)
        {
            return false;
        }

        if (time != open.Window.MaxTimestamp && time == open.NextFire)
        {
            open.SetNextFire(time + Interval);
            return true;
        }

        return time == open.Window.MaxTimestamp;
    }

    private void Fire(Open open, List<(Click, long)> results)
    {
        if (!EvictsAfter)
        {
            open.Elements = Evict(open.Elements);
        }

        if (open.Elements.Count > 0)
        {
            results.Add((open.Elements.Select(static e => e.Click).Aggregate(Click.Join), open.Window.MaxTimestamp));
        }

        if (EvictsAfter)
        {
            open.Elements = Evict(open.Elements);
        }

        if (Purges)
        {
            open.Elements = [];
        }
    }

    private sealed class Open(TimeWindow window, int key)
    {
        public TimeWindow Window => window;

        public int Key => key;

        public List<(Click Click, long Timestamp)> Elements { get; set; } = [];

        public SortedSet<long> Timers { get; } = [];

        public int Count { get; set; }

        public long? NextFire { get; private set; }

        public long NextTimer(long lateness) => Timers.Append(window.MaxTimestamp + lateness).Min();

        public void SetNextFire(long time)
        {
            NextFire = Math.Min(time, window.MaxTimestamp);
            Timers.Add(NextFire.Value);
        }
    }
}
