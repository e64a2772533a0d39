using OrleansFlow.Windowing;

namespace OrleansFlow.Tasks.Tests.Windowing;

/// <summary>Windows of numbers of elements, and windows over streams without keys.</summary>
public sealed class CountWindowTests
{
    [Fact]
    public void ACountWindowFiresWhenItIsFullAndBeginsAnew()
    {
        var windows = WindowScenario.Keyed(static clicks => clicks.CountWindow(2).Concat());
        windows.Put("a");
        Assert.Equal([$"ab@{long.MaxValue}"], windows.Put("b"));
        windows.Put("c");
        windows.Put("d", key: 2);
        Assert.Equal([$"ce@{long.MaxValue}"], windows.Put("e"));
        Assert.Empty(windows.Watermark(long.MaxValue));
    }

    [Fact]
    public void ASlidingCountWindowFiresEverySlideWithUpToSizeElements()
    {
        var windows = WindowScenario.Keyed(static clicks => clicks.CountWindow(3, 2).Concat());
        windows.Put("a");
        Assert.Equal([$"ab@{long.MaxValue}"], windows.Put("b"));
        windows.Put("c");
        Assert.Equal([$"bcd@{long.MaxValue}"], windows.Put("d"));
    }

    [Fact]
    public void WindowAllSeesTheElementsOfAllKeysAndHasOneSubtask()
    {
        DataStream<string>? stream = null;
        var windows = WindowScenario.Of(clicks => stream = clicks
            .WindowAll(TumblingEventTimeWindows.Of(10.Ms())).Select(static (window, all) => string.Concat(all.Select(static click => click.Text))));
        windows.Put("a", 1, key: 1);
        windows.Put("b", 2, key: 2);
        Assert.Equal(["ab@9"], windows.Watermark(9));
        Assert.Equal(1, ((Graph.OperatorTransformation)stream!.Transformation).Parallelism);
        Assert.Contains("one subtask", Assert.Throws<JobSubmissionException>(() => ((SingleOutputStreamOperator<string>)stream!).SetParallelism(2)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WindowAllHasTriggersEvictorsLatenessAndALateSideOutput()
    {
        var windows = WindowScenario.Of(static clicks => clicks
            .WindowAll(TumblingEventTimeWindows.Of(10.Ms())).Trigger(CountTrigger.Of(3)).Evictor(CountEvictor.Of(2))
            .AllowedLateness(5.Ms()).SideOutputLateData(WindowScenario.LateTag)
            .Select(static (window, all) => string.Concat(all.Select(static click => click.Text))));
        windows.Put("a", 1);
        windows.Put("b", 2);
        windows.Watermark(13);
        Assert.Equal(["bc@9"], windows.Put("c", 3));
        windows.Watermark(14);
        windows.Put("d", 3);
        Assert.Equal(["d@3"], windows.TakeLate());
    }

    [Fact]
    public void WindowAllReducesAndAggregates()
    {
        var reduces = WindowScenario.Of(static clicks => clicks.WindowAll(TumblingEventTimeWindows.Of(10.Ms())).Reduce(Click.Join, static (window, click) => $"{window.End} {click.Text}"));
        reduces.Put("a", 1, key: 1);
        reduces.Put("b", 1, key: 2);
        Assert.Equal(["10 ab@9"], reduces.Watermark(9));
        var processes = WindowScenario.Of(static clicks => clicks.WindowAll(EventTimeSessionWindows.WithGap(10.Ms())).Process(new Count()));
        processes.Put("a", 1, key: 1);
        processes.Put("b", 9, key: 2);
        Assert.Equal(["2 in 18@18"], processes.Watermark(18));
    }

    [Fact]
    public void CountWindowsOfAStreamWithoutKeysCountAllElements()
    {
        var windows = WindowScenario.Of(static clicks => clicks.CountWindowAll(2).Select(static (window, all) => string.Concat(all.Select(static click => click.Text))));
        windows.Put("a", key: 1);
        Assert.Equal([$"ab@{long.MaxValue}"], windows.Put("b", key: 2));
        var sliding = WindowScenario.Of(static clicks => clicks.CountWindowAll(2, 1).Select(static (window, all) => string.Concat(all.Select(static click => click.Text))));
        sliding.Put("a", key: 1);
        sliding.Put("b", key: 2);
        Assert.Equal([$"bc@{long.MaxValue}"], sliding.Put("c", key: 3));
    }

    private sealed class Count : ProcessAllWindowFunction<Click, string, TimeWindow>
    {
        public override void Process(IProcessWindowContext<TimeWindow> context, IEnumerable<Click> elements, Functions.ICollector<string> output) =>
            output.Collect($"{elements.Count()} in {context.Window.End - context.Window.Start}");
    }
}
