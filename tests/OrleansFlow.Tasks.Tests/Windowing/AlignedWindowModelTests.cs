using System.Globalization;
using OrleansFlow.Functions;
using OrleansFlow.Graph;
using OrleansFlow.Windowing;

namespace OrleansFlow.Tasks.Tests.Windowing;

/// <summary>Streams of chance, with elements out of order, late ones, idle times and jumps, through the operators and the model.</summary>
public sealed class AlignedWindowModelTests
{
    private const int Seeds = 150;
    private static readonly OutputTag<Click> Late = new("late");

    [Fact]
    public void TumblingWindowsDoWhatTheModelDoes() => Run(1, static random =>
    {
        long size = random.Next(1, 20);
        return (size, size);
    });

    [Fact]
    public void SlidingWindowsThatSharePanesDoWhatTheModelDoesAlsoForAReduceInWhichOrderMatters() => Run(2, static random =>
        (random.Next(2, 40), random.Next(1, 12)));

    [Fact]
    public void WindowsWithGapsBetweenThemDoWhatTheModelDoes() => Run(3, static random =>
    {
        long size = random.Next(1, 10);
        return (size, size + random.Next(1, 10));
    });

    [Fact]
    public void SlidingWindowsOfAnAggregateThatDoesNotMergeDoWhatTheModelDoes() => Run(4, static random => (random.Next(2, 40), random.Next(1, 12)), new JoinAggregate());

    [Fact]
    public void SlidingWindowsOfAnAggregateThatMergesDoWhatTheModelDoes() => Run(5, static random => (random.Next(2, 40), random.Next(1, 12)), new SortedJoinAggregate(), sorted: true);

    private static void Run(int salt, Func<Random, (long Size, long Slide)> shape, IAggregateFunction<Click, Click, Click>? aggregate = null, bool sorted = false)
    {
        for (int seed = salt * 1000; seed < (salt * 1000) + Seeds; seed++)
        {
            var random = new Random(seed);
            (long size, long slide) = shape(random);
            long offset = random.NextInt64(-slide + 1, slide);
            long lateness = random.Next(3) == 0 ? random.Next(1, 30) : 0;
            string what = string.Create(CultureInfo.InvariantCulture, $"seed {seed}: size {size}, slide {slide}, offset {offset}, lateness {lateness}");
            foreach (bool general in new[] { false, true })
            {
                var bench = new WindowBench<Click, Click>(Spec(size, slide, offset, lateness, aggregate, general), Late);
                var model = new TimeWindowModel(size, slide, offset, lateness);
                RandomStream.Compare(new Random(seed), bench, model, $"{what}, general {general}", sorted ? SortedJoinAggregate.Sort : static click => click);
            }
        }
    }

    private static AggregateWindowSpec<Click, int, TimeWindow, Click, Click, Click> Spec(long size, long slide, long offset, long lateness, IAggregateFunction<Click, Click, Click>? aggregate, bool general)
    {
        WindowAssigner<TimeWindow> assigner = size == slide
            ? TumblingEventTimeWindows.Of(Ms(size), Ms(offset))
            : SlidingEventTimeWindows.Of(Ms(size), Ms(slide), Ms(offset));
        var settings = new WindowSettings<Click, TimeWindow>
        {
            Assigner = new AnyElementWindowAssigner<Click, TimeWindow>(assigner),
            Trigger = general ? new LikeEventTimeTrigger() : assigner.GetDefaultTrigger(),
            AllowedLateness = lateness,
            LateTag = Late,
        };
        return new AggregateWindowSpec<Click, int, TimeWindow, Click, Click, Click>(
            settings,
            new UserFunction<Func<Click, int>>(static click => click.Key),
            aggregate is null ? new ReduceWindowAggregation<Click>(new UserFunction<Func<Click, Click, Click>>(Click.Join)) : new FunctionWindowAggregation<Click, Click, Click>(aggregate),
            null);
    }

    private static TimeSpan Ms(long milliseconds) => TimeSpan.FromMilliseconds(milliseconds);

    private class JoinAggregate : IAggregateFunction<Click, Click, Click>
    {
        public Click CreateAccumulator() => new(-1, "");

        public Click Add(Click value, Click accumulator) => new(value.Key, accumulator.Text + value.Text);

        public Click GetResult(Click accumulator) => accumulator;

        public virtual Click Merge(Click left, Click right) => throw new InvalidOperationException("Merge is not called for windows that do not merge.");
    }

    // The order of the elements does not matter here: they are sorted.
    private sealed class SortedJoinAggregate : JoinAggregate, IMergeableAggregateFunction<Click, Click, Click>
    {
        public static Click Sort(Click click) => new(click.Key, string.Join(',', click.Text.TrimEnd(',').Split(',').Order(StringComparer.Ordinal)));

        public new Click GetResult(Click accumulator) => Sort(accumulator);

        Click IAggregateFunction<Click, Click, Click>.GetResult(Click accumulator) => Sort(accumulator);

        public override Click Merge(Click left, Click right) => new(left.Key, left.Text + right.Text);
    }
}
