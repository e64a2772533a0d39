using OrleansFlow.Windowing;

namespace OrleansFlow.Tasks.Tests.Windowing;

/// <summary>
/// Sessions of event time under the default trigger, or one of a count, as plainly as possible: a list of sessions, each with a
/// list of elements. Merging does not keep the order of elements, so their texts are sorted.
/// </summary>
/// <param name="gap">The gap of an element's session.</param>
/// <param name="lateness">The allowed lateness.</param>
/// <param name="count">Fires with each so many elements; 0 if it fires at its end.</param>
internal sealed class SessionModel(Func<Click, long> gap, long lateness, int count = 0) : IWindowModel
{
    private readonly List<Session> _sessions = [];
    private long _watermark = long.MinValue;

    public List<(Click Value, long Timestamp)> Late { get; } = [];

    public List<(Click Value, long Timestamp)> Element(Click click, long timestamp)
    {
        var session = new Session(click.Key, new TimeWindow(timestamp, timestamp + gap(click)), [click], 1);
        foreach (Session other in _sessions.FindAll(s => s.Key == click.Key))
        {
            if (other.Window.Start <= session.Window.End && session.Window.Start <= other.Window.End)
            {
                _sessions.Remove(other);
                session = new Session(click.Key, session.Window.Cover(other.Window), [.. other.Clicks, .. session.Clicks], other.Count + session.Count);
            }
        }

        if (session.Window.MaxTimestamp + lateness <= _watermark)
        {
            if (timestamp + lateness <= _watermark)
            {
                Late.Add((click, timestamp));
            }

            return [];
        }

        bool isFull = count > 0 && session.Count >= count;
        _sessions.Add(isFull ? session with { Count = 0 } : session);
        if (count > 0)
        {
            return isFull ? [session.Result()] : [];
        }

        return session.Window.MaxTimestamp <= _watermark ? [session.Result()] : [];
    }

    public List<(Click Value, long Timestamp)> Watermark(long watermark)
    {
        List<(Click, long)> results = [.. _sessions
            .Where(session => count == 0 && session.Window.MaxTimestamp > _watermark && session.Window.MaxTimestamp <= watermark)
            .OrderBy(static session => session.Window.MaxTimestamp)
            .Select(static session => session.Result())];
        _sessions.RemoveAll(session => session.Window.MaxTimestamp + lateness <= watermark);
        _watermark = watermark;
        return results;
    }

    private sealed record Session(int Key, TimeWindow Window, List<Click> Clicks, int Count)
    {
        public (Click, long) Result() => (Clicks.Aggregate(Click.Join), Window.MaxTimestamp);
    }
}
