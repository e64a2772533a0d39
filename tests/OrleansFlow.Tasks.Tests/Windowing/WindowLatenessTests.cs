using OrleansFlow.Metrics;
using OrleansFlow.Windowing;

namespace OrleansFlow.Tasks.Tests.Windowing;

/// <summary>When windows fire, when they are given up, and what comes too late for them.</summary>
public sealed class WindowLatenessTests
{
    [Fact]
    public void AWindowFiresWhenTheWatermarkReachesItsLastTimestampAndItsResultsHaveThatTimestamp()
    {
        var windows = Tumbling(lateness: 0);
        windows.Put("a", 3);
        Assert.Empty(windows.Watermark(8));
        Assert.Equal(["a@9"], windows.Watermark(9));
    }

    [Fact]
    public void AnElementForAFiredWindowThatIsNotGivenUpFiresItAgainAtOnceWithAllItsElements()
    {
        var windows = Tumbling(lateness: 5);
        windows.Put("a", 3);
        Assert.Equal(["a@9"], windows.Watermark(9));
        Assert.Equal(["ab@9"], windows.Put("b", 4));
        Assert.Equal(["abc@9"], windows.Put("c", 0));
        Assert.Empty(windows.Watermark(100));
    }

    [Fact]
    public void AWindowIsGivenUpWhenTheWatermarkReachesItsLastTimestampAndTheLateness()
    {
        var windows = Tumbling(lateness: 5);
        windows.Put("a", 3);
        windows.Watermark(13);
        Assert.Equal(["ab@9"], windows.Put("b", 3));
        windows.Watermark(14);
        Assert.Empty(windows.Put("c", 3));
        Assert.Equal(["c@3"], windows.TakeLate());
    }

    [Fact]
    public void AnElementIsNotLateWhileItsTimestampAndTheLatenessAreAheadOfTheWatermarkEvenIfAllItsWindowsAreGone()
    {
        // Windows of 4 ms with gaps of 6: what is in a gap is in no window, and late only by its own time.
        var windows = WindowScenario.Keyed(static clicks => clicks
            .Window(SlidingEventTimeWindows.Of(4.Ms(), 10.Ms())).AllowedLateness(5.Ms()).SideOutputLateData(WindowScenario.LateTag).Concat());
        windows.Watermark(9);
        windows.Put("a", 5);
        windows.Put("b", 4);
        Assert.Equal(["b@4"], windows.TakeLate());
    }

    [Fact]
    public void ASlidingElementIsLateOnlyIfAllItsWindowsAreGivenUp()
    {
        foreach (bool sharesPanes in (bool[])[true, false])
        {
            var windows = WindowScenario.Keyed(clicks =>
            {
                var sliding = clicks.Window(SlidingEventTimeWindows.Of(10.Ms(), 5.Ms())).SideOutputLateData(WindowScenario.LateTag);
                return sharesPanes ? sliding.Join() : sliding.Concat();
            });
            windows.Watermark(9);
            Assert.Empty(windows.Put("a", 6));
            Assert.Empty(windows.TakeLate());
            windows.Put("b", 3);
            Assert.Equal(["b@3"], windows.TakeLate());
            Assert.Equal(["a@14"], windows.Watermark(14));
        }
    }

    [Fact]
    public void LateElementsWithoutASideOutputAreDroppedAndCounted()
    {
        var function = new WindowScenario.Concat<TimeWindow>();
        var windows = WindowScenario.Keyed(clicks => clicks.Window(TumblingEventTimeWindows.Of(10.Ms())).Process(function));
        windows.Put("a", 5);
        windows.Watermark(9);
        windows.Put("b", 5);
        windows.Put("c", 6);
        ICounter dropped = function.Metrics.Counter("numLateRecordsDropped");
        Assert.Equal(2, dropped.Count);
    }

    [Fact]
    public void LateElementsOfASideOutputAreNotCountedAsDropped()
    {
        var function = new WindowScenario.Concat<TimeWindow>();
        var windows = WindowScenario.Keyed(clicks => clicks.Window(TumblingEventTimeWindows.Of(10.Ms())).SideOutputLateData(WindowScenario.LateTag).Process(function));
        windows.Watermark(9);
        windows.Put("b", 5);
        Assert.Equal(["b@5"], windows.TakeLate());
        Assert.Equal(0, function.Metrics.Counter("numLateRecordsDropped").Count);
    }

    [Fact]
    public void ALatenessBeyondTheEndOfTimeKeepsWindowsForever()
    {
        foreach (bool aligned in (bool[])[true, false])
        {
            var windows = WindowScenario.Keyed(clicks =>
            {
                var tumbling = clicks.Window(TumblingEventTimeWindows.Of(10.Ms())).AllowedLateness(TimeSpan.MaxValue).SideOutputLateData(WindowScenario.LateTag);
                return aligned ? tumbling.Join() : tumbling.Concat();
            });
            long end = long.MaxValue - TimeSpan.MaxValue.Ticks / TimeSpan.TicksPerMillisecond;
            windows.Put("a", end);
            Assert.Single(windows.Watermark(long.MaxValue - 1));
            Assert.Single(windows.Put("b", end));
            Assert.Empty(windows.TakeLate());
        }
    }

    [Fact]
    public void WhatACountTriggerHasLeftWhenItsWindowIsGivenUpIsDroppedSilently()
    {
        var windows = WindowScenario.Keyed(static clicks => clicks.Window(TumblingEventTimeWindows.Of(10.Ms())).Trigger(CountTrigger.Of(2)).Concat());
        windows.Put("a", 1);
        Assert.Equal(["ab@9"], windows.Put("b", 2));
        windows.Put("c", 3);
        Assert.Empty(windows.Watermark(long.MaxValue));
    }

    [Fact]
    public void TheCleanupTimerAsksTheTriggerAndWhatFiresThenIsEmittedBeforeTheContentsGo()
    {
        var windows = WindowScenario.Keyed(static clicks => clicks.Window(TumblingEventTimeWindows.Of(10.Ms())).AllowedLateness(5.Ms()).Trigger(new FireAt(14)).Concat());
        windows.Put("a", 1);
        Assert.Empty(windows.Watermark(13));
        Assert.Equal(["a@9"], windows.Watermark(14));
        Assert.Empty(windows.Watermark(long.MaxValue));
    }

    [Fact]
    public void WindowsOfProcessingTimeKnowNoLateness()
    {
        var windows = WindowScenario.Keyed(static clicks => clicks
            .Window(TumblingProcessingTimeWindows.Of(10.Ms())).AllowedLateness(100.Ms()).SideOutputLateData(WindowScenario.LateTag).Concat());
        windows.Watermark(1000);
        windows.Put("a", 5);
        Assert.Equal(["a@9"], windows.AdvanceTo(10));
        windows.Put("b", 5);
        Assert.Equal(["b@19"], windows.AdvanceTo(20));
        Assert.Empty(windows.TakeLate());
    }

    private static WindowScenario Tumbling(int lateness) => WindowScenario.Keyed(clicks => clicks
        .Window(TumblingEventTimeWindows.Of(10.Ms())).AllowedLateness(lateness.Ms()).SideOutputLateData(WindowScenario.LateTag).Join());

    /// <summary>Sets no timer, but fires when it is asked at a time.</summary>
    private sealed class FireAt(long time) : Trigger
    {
        public override TriggerResult OnElement(long timestamp, long maxTimestamp, ITriggerContext context) => TriggerResult.Continue;

        public override TriggerResult OnEventTime(long now, long maxTimestamp, ITriggerContext context) => now == time ? TriggerResult.Fire : TriggerResult.Continue;
    }
}
