using OrleansFlow.Windowing;

namespace OrleansFlow.Tasks.Tests.Windowing;

/// <summary>What evictors take out of windows, before or after the function.</summary>
public sealed class EvictorTests
{
    [Fact]
    public void ACountEvictorKeepsTheNewestElements()
    {
        var windows = Keyed(CountEvictor.Of(2), CountTrigger.Of(3));
        windows.Put("a", 1);
        windows.Put("b", 2);
        Assert.Equal(["bc@99"], windows.Put("c", 3));
    }

    [Fact]
    public void WhatAnEvictorTookOutStaysOut()
    {
        var windows = Keyed(CountEvictor.Of(2), CountTrigger.Of(1));
        Assert.Equal(["a@99"], windows.Put("a", 1));
        Assert.Equal(["ab@99"], windows.Put("b", 1));
        Assert.Equal(["bc@99"], windows.Put("c", 1));
        Assert.Equal(["cd@99"], windows.Put("d", 1));
    }

    [Fact]
    public void AnEvictorAfterTheFunctionLetsItSeeTheElementsOnceMore()
    {
        var windows = Keyed(CountEvictor.Of(1, doEvictAfter: true), CountTrigger.Of(2));
        windows.Put("a", 1);
        Assert.Equal(["ab@99"], windows.Put("b", 2));
        windows.Put("c", 3);
        Assert.Equal(["bcd@99"], windows.Put("d", 4));
    }

    [Fact]
    public void ATimeEvictorKeepsElementsThatAreYoungerThanTheNewestByLessThanItsTime()
    {
        var windows = Keyed(TimeEvictor.Of(10.Ms()), CountTrigger.Of(4));
        windows.Put("a", 30);
        windows.Put("b", 20);
        windows.Put("c", 21);
        Assert.Equal(["acd@99"], windows.Put("d", 25));
    }

    [Fact]
    public void ATimeEvictorMayWorkAfterTheFunction()
    {
        var windows = Keyed(TimeEvictor.Of(10.Ms(), doEvictAfter: true), CountTrigger.Of(2));
        windows.Put("a", 10);
        Assert.Equal(["ab@99"], windows.Put("b", 20));
        windows.Put("c", 21);
        Assert.Equal(["bcd@99"], windows.Put("d", 22));
    }

    [Fact]
    public void ATimeEvictorTakesNothingOutOfElementsWithoutTimestamps()
    {
        var windows = WindowScenario.Keyed(static clicks => clicks
            .Window(GlobalWindows.Create()).Trigger(CountTrigger.Of(2)).Evictor(TimeEvictor.Of(1.Ms())).Concat());
        windows.Put("a");
        Assert.Equal([$"ab@{long.MaxValue}"], windows.Put("b"));
    }

    [Fact]
    public void ADeltaEvictorTakesOutWhatDiffersFromTheNewestByTheThresholdOrMore()
    {
        var windows = Keyed(DeltaEvictor.Of<Click, TimeWindow>(2, static (element, newest) => Math.Abs(newest.Text[0] - element.Text[0])), CountTrigger.Of(4));
        windows.Put("a", 1);
        windows.Put("f", 2);
        windows.Put("b", 3);
        Assert.Equal(["bc@99"], windows.Put("c", 4));
    }

    [Fact]
    public void ADeltaEvictorMayWorkAfterTheFunction()
    {
        var windows = Keyed(DeltaEvictor.Of<Click, TimeWindow>(2, static (element, newest) => Math.Abs(newest.Text[0] - element.Text[0]), doEvictAfter: true), CountTrigger.Of(2));
        windows.Put("a", 1);
        Assert.Equal(["ac@99"], windows.Put("c", 2));
        windows.Put("x", 3);
        Assert.Equal(["cxy@99"], windows.Put("y", 4));
        windows.Put("y", 5);
        Assert.Equal(["xyyz@99"], windows.Put("z", 5));
    }

    [Fact]
    public void ACustomEvictorSeesTheWindowItsElementsAndTimesBeforeAndAfterTheFunction()
    {
        var evictor = new DropMarked();
        var windows = Keyed(evictor, EventTimeTrigger.Create());
        windows.AdvanceTo(3);
        windows.Put("-a", 1);
        windows.Put("b", 2);
        windows.Put("+c", 3);
        Assert.Equal(["b+c@99"], windows.Watermark(99));
        Assert.Equal(["before 100: -a@1 b@2 +c@3, watermark 99, time 3", "after 100: b@2 +c@3, watermark 99, time 3"], evictor.Log);
    }

    [Fact]
    public void AWindowFromWhichAllIsEvictedCallsTheFunctionWithNothingAndAReduceGivesNothing()
    {
        var processes = WindowScenario.Keyed(static clicks => clicks
            .Window(TumblingEventTimeWindows.Of(100.Ms())).Evictor(CountEvictor.Of(0)).Select(static (key, window, all) => $"{all.Count()} elements"));
        processes.Put("a", 1);
        Assert.Equal(["0 elements@99"], processes.Watermark(99));
        var reduces = WindowScenario.Keyed(static clicks => clicks.Window(TumblingEventTimeWindows.Of(100.Ms())).Evictor(CountEvictor.Of(0)).Join());
        reduces.Put("a", 1);
        Assert.Empty(reduces.Watermark(99));
    }

    [Fact]
    public void ReduceAndAggregateWorkOnWhatTheEvictorLeaves()
    {
        var reduces = WindowScenario.Keyed(static clicks => clicks
            .Window(TumblingEventTimeWindows.Of(100.Ms())).Trigger(CountTrigger.Of(3)).Evictor(CountEvictor.Of(2)).Join());
        var aggregates = WindowScenario.Keyed(static clicks => clicks
            .Window(TumblingEventTimeWindows.Of(100.Ms())).Trigger(CountTrigger.Of(3)).Evictor(CountEvictor.Of(2))
            .Aggregate(static () => "", static (sofar, click) => sofar + click.Text));
        foreach (WindowScenario windows in (WindowScenario[])[reduces, aggregates])
        {
            windows.Put("a", 1);
            windows.Put("b", 1);
            Assert.Equal(["bc@99"], windows.Put("c", 1));
        }
    }

    [Fact]
    public void ElementsKeepTheirOrderAndTimestampsOverFiringsAndMerges()
    {
        var evictor = new DropMarked();
        var windows = WindowScenario.Keyed(clicks => clicks
            .Window(EventTimeSessionWindows.WithGap(10.Ms())).Evictor(evictor).Select(static (key, window, all) => string.Concat(all.Select(static c => c.Text).Order())));
        windows.Put("a", 1);
        windows.Put("b", 20);
        windows.Put("c", 11);
        Assert.Equal(["abc@29"], windows.Watermark(29));
        Assert.Equal(["a@1", "b@20", "c@11"], evictor.Log[0].Split(": ")[1].Split(", ")[0].Split(' ').Order());
    }

    private static WindowScenario Keyed(Evictor<Click, TimeWindow> evictor, Trigger<Click, TimeWindow> trigger) =>
        WindowScenario.Keyed(clicks => clicks.Window(TumblingEventTimeWindows.Of(100.Ms())).Trigger(trigger).Evictor(evictor).Concat());

    /// <summary>Takes out texts with a minus before the function and those with a plus after it.</summary>
    private sealed class DropMarked : Evictor<Click, TimeWindow>
    {
        public List<string> Log { get; } = [];

        public override void EvictBefore(List<TimestampedValue<Click>> elements, TimeWindow window, IEvictorContext context) => Evict("before", '-', elements, window, context);

        public override void EvictAfter(List<TimestampedValue<Click>> elements, TimeWindow window, IEvictorContext context) => Evict("after", '+', elements, window, context);

        private void Evict(string when, char mark, List<TimestampedValue<Click>> elements, TimeWindow window, IEvictorContext context)
        {
            string shown = string.Join(' ', elements.Select(static e => $"{e.Value.Text}@{e.Timestamp}"));
            Log.Add($"{when} {window.End}: {shown}, watermark {context.CurrentWatermark}, time {context.CurrentProcessingTime}");
            elements.RemoveAll(element => element.Value.Text[0] == mark);
        }
    }
}
