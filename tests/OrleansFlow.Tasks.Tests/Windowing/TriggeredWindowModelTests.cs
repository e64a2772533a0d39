using System.Globalization;
using OrleansFlow.Functions;
using OrleansFlow.Graph;
using OrleansFlow.Windowing;

namespace OrleansFlow.Tasks.Tests.Windowing;

/// <summary>Windows with triggers and evictors of chance beside a plain model.</summary>
public sealed class TriggeredWindowModelTests
{
    private const int Seeds = 150;
    private static readonly OutputTag<Click> Late = new("late");

    [Fact]
    public void WindowsThatFireByACountDoWhatTheModelDoes() => Run(1, static random => Shape(random) with { Count = random.Next(1, 6) });

    [Fact]
    public void WindowsThatFireAndPurgeByACountDoWhatTheModelDoes() => Run(2, static random => Shape(random) with { Count = random.Next(1, 6), Purges = true });

    [Fact]
    public void WindowsThatFireAndPurgeAtTheirEndDoWhatTheModelDoes() => Run(3, static random => Shape(random) with { Purges = true });

    [Fact]
    public void WindowsThatFireContinuouslyDoWhatTheModelDoes() => Run(4, static random =>
    {
        // Windows that do not overlap: those that do may fire at one time, in any order.
        Settings shape = Shape(random);
        return shape with { Slide = shape.Size, Interval = random.Next(1, 8) };
    });

    [Fact]
    public void WindowsWithACountEvictorDoWhatTheModelDoes() => Run(5, static random =>
    {
        int kept = random.Next(0, 5);
        bool after = random.Next(2) == 0;
        return Shape(random) with
        {
            Count = random.Next(3),
            Evictor = CountEvictor.Of(kept, after),
            Left = elements => [.. elements.TakeLast(kept)],
            EvictsAfter = after,
        };
    });

    [Fact]
    public void WindowsWithATimeEvictorDoWhatTheModelDoes() => Run(6, static random =>
    {
        int age = random.Next(1, 12);
        bool after = random.Next(2) == 0;
        return Shape(random) with
        {
            Count = random.Next(3),
            Evictor = TimeEvictor.Of(age.Ms(), after),
            Left = elements => [.. elements.Where(e => e.Timestamp > elements.Max(static x => x.Timestamp) - age)],
            EvictsAfter = after,
        };
    });

    [Fact]
    public void WindowsWithADeltaEvictorDoWhatTheModelDoes() => Run(7, static random =>
    {
        int threshold = random.Next(1, 30);
        bool after = random.Next(2) == 0;
        return Shape(random) with
        {
            Count = random.Next(3),
            Delta = DeltaEvictor.Of<Click, TimeWindow>(threshold, static (element, newest) => Number(newest) - Number(element), after),
            Left = elements => [.. elements.Where(e => Number(elements[^1].Click) - Number(e.Click) < threshold)],
            EvictsAfter = after,
        };
    });

    private static int Number(Click click) => int.Parse(click.Text.TrimEnd(','), CultureInfo.InvariantCulture);

    private static Settings Shape(Random random)
    {
        long size = random.Next(1, 30);
        return new Settings { Size = size, Slide = random.Next(2) == 0 ? size : random.Next(1, 12), Lateness = random.Next(3) == 0 ? random.Next(1, 30) : 0 };
    }

    private static void Run(int salt, Func<Random, Settings> shape)
    {
        for (int seed = salt * 1000; seed < (salt * 1000) + Seeds; seed++)
        {
            var random = new Random(seed);
            Settings settings = shape(random);
            var model = new TriggeredWindowModel
            {
                Size = settings.Size,
                Slide = settings.Slide,
                Lateness = settings.Lateness,
                Count = settings.Count,
                Interval = settings.Interval,
                Purges = settings.Purges,
                Evict = settings.Left,
                EvictsAfter = settings.EvictsAfter,
            };
            RandomStream.Compare(random, new WindowBench<Click, Click>(settings.Spec(), Late), model, $"seed {seed}: {settings.Text}", static click => click);
        }
    }

    private sealed record Settings
    {
        public required long Size { get; init; }

        public required long Slide { get; init; }

        public required long Lateness { get; init; }

        public int Count { get; init; }

        public long Interval { get; init; }

        public bool Purges { get; init; }

        public Evictor? Evictor { get; init; }

        public Evictor<Click, TimeWindow>? Delta { get; init; }

        public Func<List<(Click Click, long Timestamp)>, List<(Click Click, long Timestamp)>> Left { get; init; } = static elements => elements;

        public bool EvictsAfter { get; init; }

        public string Text => string.Create(CultureInfo.InvariantCulture, $"size {Size}, slide {Slide}, lateness {Lateness}, count {Count}, interval {Interval}, evicting after {EvictsAfter}");

        public OperatorSpec Spec()
        {
            StreamExecutionEnvironment environment = StreamExecutionEnvironment.CreateLocalEnvironment();
            WindowAssigner<TimeWindow> assigner = Size == Slide ? TumblingEventTimeWindows.Of(Ms(Size)) : SlidingEventTimeWindows.Of(Ms(Size), Ms(Slide));
            Trigger trigger = Count > 0 ? CountTrigger.Of(Count) : Interval > 0 ? ContinuousEventTimeTrigger.Of(Ms(Interval)) : EventTimeTrigger.Create();
            WindowedStream<Click, int, TimeWindow> windows = environment.FromElements(new Click(0, "")).KeyBy(static click => click.Key)
                .Window(assigner).Trigger(Purges ? PurgingTrigger.Of(trigger) : trigger)
                .AllowedLateness(Ms(Lateness)).SideOutputLateData(Late);
            windows = Evictor is not null ? windows.Evictor(Evictor) : Delta is not null ? windows.Evictor(Delta) : windows;
            return ((OperatorTransformation)windows.Reduce(Click.Join).Transformation).Spec;
        }

        private static TimeSpan Ms(long milliseconds) => TimeSpan.FromMilliseconds(milliseconds);
    }
}
