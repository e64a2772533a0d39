using OrleansFlow.Windowing;

namespace OrleansFlow.Testing.Tests.Rescaling;

/// <summary>Operators with keyed state, by what is special about them.</summary>
internal static class Programs
{
    public static SortedDictionary<string, Func<KeyedStream<Reading, string>, DataStream<string>>> OneInput { get; } = new(StringComparer.Ordinal)
    {
        ["keyed process"] = static stream => stream.Process(new AllKindsOfState()),
        ["rolling reduce"] = static stream => stream.Reduce(static (left, right) => left with { Value = left.Value + right.Value }).Map(static r => $"{r}"),
        ["tumbling"] = static stream => stream.Window(TumblingEventTimeWindows.Of(Ms(10)))
            .Aggregate(new Concatenation(), Text),
        ["tumbling with lateness and state"] = static stream => stream.Window(TumblingEventTimeWindows.Of(Ms(10))).AllowedLateness(Ms(15))
            .Aggregate(new Concatenation(), new Counting()),
        ["sliding"] = static stream => stream.Window(SlidingEventTimeWindows.Of(Ms(20), Ms(5)))
            .Aggregate(new Concatenation(), Text),
        ["sliding with panes and lateness"] = static stream => stream.Window(SlidingEventTimeWindows.Of(Ms(20), Ms(5))).AllowedLateness(Ms(12))
            .Aggregate(new MergeableSum(), static (key, window, sum) => $"{key} {window}: {sum}"),
        ["sliding with panes in order"] = static stream => stream.Window(SlidingEventTimeWindows.Of(Ms(15), Ms(6))).AllowedLateness(Ms(4))
            .Reduce(static (_, right) => right, static (key, window, last) => $"{key} {window}: {last.Value}"),
        ["sessions"] = static stream => stream.Window(EventTimeSessionWindows.WithGap(Ms(6))).AllowedLateness(Ms(5))
            .Aggregate(new Concatenation(), Text),
        ["count trigger and evictor"] = static stream => stream.Window(TumblingEventTimeWindows.Of(Ms(25))).Trigger(CountTrigger.Of(3)).Evictor(CountEvictor.Of(4))
            .Apply<string>(static (key, window, elements, output) => output.Collect($"{key} {window}: {string.Join(" ", elements.Select(static e => e.Value))}")),
        ["continuous trigger"] = static stream => stream.Window(TumblingEventTimeWindows.Of(Ms(30))).Trigger(ContinuousEventTimeTrigger.Of(Ms(7)))
            .Aggregate(new Concatenation(), Text),
        ["processing time"] = static stream => stream.Window(TumblingProcessingTimeWindows.Of(Ms(10)))
            .Aggregate(new Concatenation(), Text),
        ["processing time sessions"] = static stream => stream.Window(ProcessingTimeSessionWindows.WithGap(Ms(4)))
            .Aggregate(new Concatenation(), Text),
        ["count windows"] = static stream => stream.CountWindow(5, 2)
            .Apply<string>(static (key, _, elements, output) => output.Collect($"{key}: {string.Join(" ", elements.Select(static e => e.Value))}")),
    };

    private static TimeSpan Ms(int milliseconds) => TimeSpan.FromMilliseconds(milliseconds);

    private static string Text(string key, TimeWindow window, string values) => $"{key} {window}:{values}";
}
