using OrleansFlow.Functions;
using OrleansFlow.State;
using OrleansFlow.Windowing;

namespace OrleansFlow.Tasks.Tests.Windowing;

/// <summary>What window functions see and keep.</summary>
public sealed class WindowFunctionTests
{
    private static readonly ValueStateDescriptor<int> Firings = new("firings");

    [Fact]
    public void TheStateOfAWindowIsItsOwnAndGlobalStateIsTheKeys()
    {
        foreach (bool aggregates in (bool[])[true, false])
        {
            var windows = WindowScenario.Keyed(clicks =>
            {
                var tumbling = clicks.Window(TumblingEventTimeWindows.Of(10.Ms())).AllowedLateness(100.Ms());
                return aggregates ? tumbling.Reduce(Click.Join, new CountFirings()) : tumbling.Process(new CountFirings());
            });
            windows.Put("a", 1, key: 1);
            windows.Put("b", 11, key: 1);
            windows.Put("c", 11, key: 2);
            Assert.Equal(["a window 1 key 1@9"], windows.Watermark(9));
            Assert.Equal(["ad window 2 key 2@9"], windows.Put("d", 2, key: 1));
            Assert.Equal(["b window 1 key 3@19", "c window 1 key 1@19"], windows.Watermark(19).Order());
        }
    }

    [Fact]
    public void AFunctionClearsItsStateWhenItsWindowIsGivenUp()
    {
        foreach (bool aggregates in (bool[])[true, false])
        {
            var function = new CountFirings();
            var windows = WindowScenario.Keyed(clicks =>
            {
                var tumbling = clicks.Window(TumblingEventTimeWindows.Of(10.Ms())).AllowedLateness(5.Ms());
                return aggregates ? tumbling.Reduce(Click.Join, function) : tumbling.Process(function);
            });
            windows.Put("a", 1);
            windows.Watermark(13);
            Assert.Empty(function.Cleared);
            windows.Watermark(14);
            Assert.Equal(["[0,10) after 1"], function.Cleared);
        }
    }

    [Fact]
    public void AFunctionOfSlidingWindowsIsToldWhenEachOfThemIsGivenUp()
    {
        var function = new CountFirings();
        var windows = WindowScenario.Keyed(clicks => clicks.Window(SlidingEventTimeWindows.Of(10.Ms(), 5.Ms())).Reduce(Click.Join, function));
        windows.Put("a", 6);
        Assert.Equal(["a window 1 key 1@9", "a window 1 key 2@14"], windows.Watermark(14));
        Assert.Equal(["[0,10) after 1", "[5,15) after 1"], function.Cleared);
    }

    [Fact]
    public void WindowsThatMergeHaveNoStateOfAWindow()
    {
        var windows = WindowScenario.Keyed(static clicks => clicks.Window(EventTimeSessionWindows.WithGap(10.Ms())).Process(new CountFirings()));
        windows.Put("a", 1);
        windows.Watermark(100);
        Assert.Contains("'EventTimeSessionWindows' asked for the state of a window, which windows that merge cannot have", windows.Error, StringComparison.Ordinal);
        Assert.Equal("EventTimeSessionWindows (1/1)#0", windows.FailedOperator);
    }

    [Fact]
    public void AFunctionSeesTheKeyTheWindowAndBothTimes()
    {
        var windows = WindowScenario.Keyed(static clicks => clicks.Window(TumblingEventTimeWindows.Of(10.Ms())).Process(new ShowContext()));
        windows.AdvanceTo(77);
        windows.Put("a", 5, key: 3);
        Assert.Equal(["key 3 [0,10) watermark 12 time 77@9"], windows.Watermark(12));
    }

    [Fact]
    public void AFunctionWritesToSideOutputsWithTheTimestampOfItsWindow()
    {
        var windows = WindowScenario.Keyed(static clicks => clicks.Window(TumblingEventTimeWindows.Of(10.Ms())).Process(new ToSide()));
        windows.Put("a", 5);
        Assert.Empty(windows.Watermark(9));
        Assert.Equal(["a@9"], windows.TakeLate());
    }

    [Fact]
    public void AReduceWithAFunctionGivesItTheOneResult()
    {
        var windows = WindowScenario.Keyed(static clicks => clicks
            .Window(TumblingEventTimeWindows.Of(10.Ms())).Reduce(Click.Join, new CountElements()));
        windows.Put("a", 1);
        windows.Put("b", 2);
        Assert.Equal(["1 of ab@9"], windows.Watermark(9));
    }

    [Fact]
    public void AnAggregateWithAFunctionGivesItTheOneResult()
    {
        var windows = WindowScenario.Keyed(static clicks => clicks
            .Window(TumblingEventTimeWindows.Of(10.Ms())).Aggregate(new Lengths(), static (key, window, length) => $"{key}: {length} until {window.End}"));
        windows.Put("aa", 1);
        windows.Put("bbb", 2);
        Assert.Equal(["1: 5 until 10@9"], windows.Watermark(9));
    }

    [Fact]
    public void AnAggregateNeverMergesForWindowsThatDoNot()
    {
        // Lengths.Merge throws; the windows overlap.
        var windows = WindowScenario.Keyed(static clicks => clicks
            .Window(SlidingEventTimeWindows.Of(20.Ms(), 5.Ms())).Aggregate(new Lengths(), static (key, window, length) => $"{length}"));
        windows.Put("aa", 1);
        windows.Put("bbb", 6);
        Assert.Equal(["2@4", "5@9", "5@14", "5@19", "3@24"], windows.Watermark(long.MaxValue));
    }

    [Fact]
    public void AFunctionAppliedSeesAllElementsInTheirOrder()
    {
        var windows = WindowScenario.Keyed(static clicks => clicks.Window(TumblingEventTimeWindows.Of(10.Ms())).Apply(new Reversed()));
        windows.Put("a", 5);
        windows.Put("b", 1);
        Assert.Equal(["1: ba@9"], windows.Watermark(9));
    }

    [Fact]
    public void AFunctionMayGiveManyResultsOrNone()
    {
        var windows = WindowScenario.Keyed(static clicks => clicks.Window(TumblingEventTimeWindows.Of(10.Ms())).Apply<string>(static (key, window, elements, output) =>
        {
            foreach (Click click in elements)
            {
                if (click.Text != "skip")
                {
                    output.Collect(click.Text);
                }
            }
        }));
        windows.Put("a", 1);
        windows.Put("skip", 2);
        windows.Put("b", 3);
        windows.Put("skip", 12);
        Assert.Equal(["a@9", "b@9"], windows.Watermark(9));
        Assert.Empty(windows.Watermark(19));
    }

    private sealed class CountFirings : ProcessWindowFunction<Click, string, int, TimeWindow>
    {
        public List<string> Cleared { get; } = [];

        public override void Process(int key, IProcessWindowContext<TimeWindow> context, IEnumerable<Click> elements, ICollector<string> output)
        {
            int window = ++context.WindowState.GetState(Firings).Value;
            int all = ++context.GlobalState.GetState(Firings).Value;
            output.Collect($"{string.Concat(elements.Select(static click => click.Text))} window {window} key {all}");
        }

        public override void Clear(IProcessWindowContext<TimeWindow> context)
        {
            Cleared.Add($"[{context.Window.Start},{context.Window.End}) after {context.WindowState.GetState(Firings).Value}");
            context.WindowState.GetState(Firings).Clear();
        }
    }

    private sealed class ShowContext : ProcessWindowFunction<Click, string, int, TimeWindow>
    {
        public override void Process(int key, IProcessWindowContext<TimeWindow> context, IEnumerable<Click> elements, ICollector<string> output) =>
            output.Collect($"key {key} [{context.Window.Start},{context.Window.End}) watermark {context.CurrentWatermark} time {context.CurrentProcessingTime}");
    }

    private sealed class ToSide : ProcessWindowFunction<Click, string, int, TimeWindow>
    {
        public override void Process(int key, IProcessWindowContext<TimeWindow> context, IEnumerable<Click> elements, ICollector<string> output) =>
            context.Output(WindowScenario.LateTag, elements.Single());
    }

    private sealed class CountElements : ProcessWindowFunction<Click, string, int, TimeWindow>
    {
        public override void Process(int key, IProcessWindowContext<TimeWindow> context, IEnumerable<Click> elements, ICollector<string> output) =>
            output.Collect($"{elements.Count()} of {elements.First().Text}");
    }

    private sealed class Lengths : IAggregateFunction<Click, int, int>
    {
        public int CreateAccumulator() => 0;

        public int Add(Click value, int accumulator) => accumulator + value.Text.Length;

        public int GetResult(int accumulator) => accumulator;

        public int Merge(int left, int right) => throw new InvalidOperationException("windows that do not merge");
    }

    private sealed class Reversed : IWindowFunction<Click, string, int, TimeWindow>
    {
        public void Apply(int key, TimeWindow window, IEnumerable<Click> elements, ICollector<string> output) =>
            output.Collect($"{key}: {string.Concat(elements.Select(static click => click.Text).Reverse())}");
    }
}
