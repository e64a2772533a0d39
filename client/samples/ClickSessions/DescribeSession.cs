using OrleansFlow.Functions;
using OrleansFlow.Windowing;

namespace OrleansFlow.Samples.ClickSessions;

/// <summary>Says what was in a session.</summary>
public sealed class DescribeSession : ProcessWindowFunction<Click, Session, string, TimeWindow>
{
    /// <inheritdoc />
    public override void Process(string key, IProcessWindowContext<TimeWindow> context, IEnumerable<Click> elements, ICollector<Session> output)
    {
        ArgumentNullException.ThrowIfNull(context);
        var pages = new HashSet<string>(StringComparer.Ordinal);
        int clicks = 0;
        foreach (Click click in elements)
        {
            pages.Add(click.Page);
            clicks++;
        }

        // The window ends a gap after the last click.
        output.Collect(new Session(key, context.Window.Start, context.Window.End - (long)ClickSessionsJob.Gap.TotalMilliseconds, clicks, pages.Count));
    }
}
