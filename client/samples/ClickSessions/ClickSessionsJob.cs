using OrleansFlow.Functions;
using OrleansFlow.Sinks;
using OrleansFlow.Watermarks;
using OrleansFlow.Windowing;

namespace OrleansFlow.Samples.ClickSessions;

/// <summary>
/// The program: a log of clicks, somewhat out of order → sessions of each user by event time → lines of files. Nothing is lost
/// silently: lines that are no clicks and clicks that come too late are written to files of their own.
/// </summary>
public static class ClickSessionsJob
{
    /// <summary>A user who does nothing for this long begins a new session.</summary>
    public static TimeSpan Gap { get; } = TimeSpan.FromMinutes(30);

    /// <summary>By how much clicks may be out of order.</summary>
    public static TimeSpan OutOfOrderness { get; } = TimeSpan.FromSeconds(10);

    private static readonly OutputTag<Click> s_late = new("late");

    /// <summary>Writes the program down.</summary>
    /// <param name="environment">Where it will run.</param>
    /// <param name="input">A log, or a directory of logs whose names are in the order of their times.</param>
    /// <param name="output">The directory for the results: sessions (user, start, end, clicks, pages), malformed and late in directories of their own.</param>
    public static void Define(StreamExecutionEnvironment environment, string input, string output)
    {
        ArgumentNullException.ThrowIfNull(environment);
        SingleOutputStreamOperator<Click> clicks = environment.ReadTextFile(Path.GetFullPath(input)).Process(new ParseClicks()).Name("Parse");
        SingleOutputStreamOperator<Session> sessions = clicks
            .AssignTimestampsAndWatermarks(WatermarkStrategy<Click>.ForBoundedOutOfOrderness(OutOfOrderness).WithTimestampAssigner(static click => click.Time))
            .KeyBy(static click => click.User)
            .Window(EventTimeSessionWindows.WithGap(Gap))
            .SideOutputLateData(s_late)
            .Process(new DescribeSession()).Name("Sessions");

        string directory = Path.GetFullPath(output);
        sessions
            .SinkTo(new TextFileSink<Session>(Path.Combine(directory, "sessions"), static s => $"{s.User},{s.Start},{s.End},{s.Clicks},{s.Pages}"))
            .Name("Session files");
        clicks.GetSideOutput(ParseClicks.MalformedLines)
            .SinkTo(new TextFileSink<string>(Path.Combine(directory, "malformed")))
            .Name("Malformed lines");
        sessions.GetSideOutput(s_late)
            .SinkTo(new TextFileSink<Click>(Path.Combine(directory, "late"), static click => $"{click.Time},{click.User},{click.Page}"))
            .Name("Late clicks");
    }
}
