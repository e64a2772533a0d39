using OrleansFlow.Windowing;

namespace OrleansFlow.Tasks.Tests.Windowing;

/// <summary>Sessions that also fire every so often: a list of sessions, each with its elements, its next firing and its timers.</summary>
/// <param name="gap">The gap.</param>
/// <param name="lateness">The allowed lateness.</param>
/// <param name="interval">How often a session fires.</param>
internal sealed class ContinuousSessionModel(long gap, long lateness, long interval) : IWindowModel
{
    private readonly List<Session> _sessions = [];
    private long _watermark = long.MinValue;

    public List<(Click Value, long Timestamp)> Late { get; } = [];

    public List<(Click Value, long Timestamp)> Element(Click click, long timestamp)
    {
        var own = new TimeWindow(timestamp, timestamp + gap);
        List<Session> merged = _sessions.FindAll(s => s.Key == click.Key && s.Window.Start <= own.End && own.Start <= s.Window.End);
        TimeWindow window = merged.Aggregate(own, static (cover, session) => cover.Cover(session.Window));
        if (window.MaxTimestamp + lateness <= _watermark)
        {
            if (timestamp + lateness <= _watermark)
            {
                Late.Add((click, timestamp));
            }

            return [];
        }

        // A session that only takes one more element keeps its timers; of sessions that merge only the next firing stays.
        Session session = merged.Find(s => s.Window == window) is { } same && merged.Count == 1 ? same : new Session(click.Key, window, merged);
        _sessions.RemoveAll(merged.Contains);
        _sessions.Add(session);
        session.Clicks.Add(click);
        if (window.MaxTimestamp <= _watermark)
        {
            return [session.Result()];
        }

        session.Timers.Add(window.MaxTimestamp);
        if (session.NextFire is null)
        {
            session.SetNextFire(timestamp - (timestamp % interval) + interval);
        }

        return [];
    }

    public List<(Click Value, long Timestamp)> Watermark(long watermark)
    {
        var results = new List<(Click, long)>();
        _watermark = watermark;
        while (_sessions.Where(s => s.NextTimer(lateness) <= watermark).MinBy(s => s.NextTimer(lateness)) is { } session)
        {
            long time = session.NextTimer(lateness);
            session.Timers.Remove(time);
            if (time == session.Window.MaxTimestamp)
            {
                results.Add(session.Result());
            }
            else if (time == session.NextFire)
            {
                results.Add(session.Result());
                session.SetNextFire(time + interval);
            }

            if (time == session.Window.MaxTimestamp + lateness)
            {
                _sessions.Remove(session);
            }
        }

        return results;
    }

    private sealed class Session
    {
        public Session(int key, TimeWindow window, List<Session> merged)
        {
            (Key, Window) = (key, window);
            Clicks = [.. merged.SelectMany(static s => s.Clicks)];
            if (merged.Min(static s => s.NextFire) is { } next)
            {
                SetNextFire(next);
            }
        }

        public int Key { get; }

        public TimeWindow Window { get; }

        public List<Click> Clicks { get; }

        public SortedSet<long> Timers { get; } = [];

        public long? NextFire { get; private set; }

        public long NextTimer(long lateness) => Timers.Append(Window.MaxTimestamp + lateness).Min();

        public void SetNextFire(long time)
        {
            NextFire = Math.Min(time, Window.MaxTimestamp);
            Timers.Add(NextFire.Value);
        }

        public (Click, long) Result() => (Clicks.Aggregate(Click.Join), Window.MaxTimestamp);
    }
}
