using OrleansFlow.Windowing;

namespace OrleansFlow.Tasks.Tests.Windowing;

/// <summary>
/// Windows of event time under the default trigger, as plainly as possible: a list of windows, each with a list of elements,
/// that every step goes through from the beginning to the end.
/// </summary>
internal sealed class TimeWindowModel(long size, long slide, long offset, long lateness) : IWindowModel
{
    private readonly List<Open> _open = [];
    private long _watermark = long.MinValue;

    public List<(Click Value, long Timestamp)> Late { get; } = [];

    public List<(Click Value, long Timestamp)> Element(Click click, long timestamp)
    {
        var results = new List<(Click, long)>();
        bool skipped = true;
        foreach (TimeWindow window in WindowsOf(timestamp))
        {
            if (window.MaxTimestamp + lateness <= _watermark)
            {
                continue;
            }

            skipped = false;
            Open? open = _open.Find(o => o.Window == window && o.Key == click.Key);
            if (open is null)
            {
                _open.Add(open = new Open(window, click.Key, []));
            }

            open.Clicks.Add(click);
            if (window.MaxTimestamp <= _watermark)
            {
                results.Add(open.Result());
            }
        }

        if (skipped && timestamp + lateness <= _watermark)
        {
            Late.Add((click, timestamp));
        }

        return results;
    }

    public List<(Click Value, long Timestamp)> Watermark(long watermark)
    {
        List<(Click, long)> results = [.. _open
            .Where(open => open.Window.MaxTimestamp > _watermark && open.Window.MaxTimestamp <= watermark)
            .OrderBy(static open => open.Window.MaxTimestamp)
            .Select(static open => open.Result())];
        _open.RemoveAll(open => open.Window.MaxTimestamp + lateness <= watermark);
        _watermark = watermark;
        return results;
    }

    private IEnumerable<TimeWindow> WindowsOf(long timestamp)
    {
        for (long start = timestamp; start > timestamp - size; start--)
        {
            if ((start - offset) % slide == 0)
            {
                yield return new TimeWindow(start, start + size);
            }
        }
    }

    private sealed record Open(TimeWindow Window, int Key, List<Click> Clicks)
    {
        public (Click, long) Result() => (Clicks.Aggregate(Click.Join), Window.MaxTimestamp);
    }
}
