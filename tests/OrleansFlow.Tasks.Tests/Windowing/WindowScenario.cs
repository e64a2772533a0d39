using System.Globalization;
using OrleansFlow.Functions;
using OrleansFlow.Graph;
using OrleansFlow.Metrics;
using OrleansFlow.Tasks.Network;
using OrleansFlow.Windowing;

namespace OrleansFlow.Tasks.Tests.Windowing;

/// <summary>
/// The window operator of a program, written as users write it; elements go in as texts and results come out as
/// <c>text@timestamp</c>.
/// </summary>
internal sealed class WindowScenario
{
    private readonly WindowBench<Click, string> _bench;

    private WindowScenario(WindowBench<Click, string> bench) => _bench = bench;

    public static OutputTag<Click> LateTag { get; } = new("late");

    /// <summary>What failed, if something did.</summary>
    public string? Error => _bench.Host.Failure?.Message;

    /// <summary>The operator that failed, if one did.</summary>
    public string? FailedOperator => _bench.Host.Failure?.Operator;

    /// <summary>The processing time; the tests begin at 0.</summary>
    public long Now { get; private set; }

    /// <summary>The operator of a program over a stream keyed by <see cref="Click.Key"/>.</summary>
    public static WindowScenario Keyed(Func<KeyedStream<Click, int>, DataStream<string>> program) => Of(clicks => program(clicks.KeyBy(static click => click.Key)));

    /// <summary>The operator of a program over a stream without keys.</summary>
    public static WindowScenario Of(Func<DataStream<Click>, DataStream<string>> program)
    {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.CreateLocalEnvironment();
        var windows = (OperatorTransformation)program(environment.FromElements(new Click(0, ""))).Transformation;
        return new WindowScenario(new WindowBench<Click, string>(windows.Spec, LateTag, windows.Name));
    }

    /// <summary>Puts an element in.</summary>
    /// <returns>What comes out of it.</returns>
    public string[] Put(string text, long timestamp = Timestamps.None, int key = 1) => Show(_bench.Element(new Click(key, text), timestamp));

    public string[] Watermark(long watermark) => Show(_bench.Watermark(watermark));

    /// <summary>Moves the clock on to a time.</summary>
    public string[] AdvanceTo(long now)
    {
        string[] results = Show(_bench.Advance(now - Now));
        Now = now;
        return results;
    }

    /// <summary>Ends the input.</summary>
    public string[] End() => Show(_bench.Event(EndOfDataEvent.Instance));

    /// <summary>The late elements that came out since, in the same form.</summary>
    public string[] TakeLate() => [.. _bench.TakeLate().Select(static late => Show(late.Value.Text, late.Timestamp))];

    private static string[] Show(List<(string Value, long Timestamp)> results) => [.. results.Select(static result => Show(result.Value, result.Timestamp))];

    private static string Show(string text, long timestamp) => string.Create(CultureInfo.InvariantCulture, $"{text}@{timestamp}");

    /// <summary>Puts the texts of all elements together.</summary>
    public sealed class Concat<TWindow> : ProcessWindowFunction<Click, string, int, TWindow>
        where TWindow : IWindow
    {
        public IMetricGroup Metrics => RuntimeContext.Metrics;

        public override void Process(int key, IProcessWindowContext<TWindow> context, IEnumerable<Click> elements, ICollector<string> output) =>
            output.Collect(string.Concat(elements.Select(static click => click.Text)));
    }
}
