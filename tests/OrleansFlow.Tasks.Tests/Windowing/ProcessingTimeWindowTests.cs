using OrleansFlow.Windowing;

namespace OrleansFlow.Tasks.Tests.Windowing;

/// <summary>Windows by the clock.</summary>
public sealed class ProcessingTimeWindowTests
{
    [Fact]
    public void ElementsBelongToTheWindowOfTheirArrivalWhateverTheirTimestamp()
    {
        var windows = WindowScenario.Keyed(static clicks => clicks.Window(TumblingProcessingTimeWindows.Of(10.Ms())).Show());
        windows.Put("a", 1000);
        windows.AdvanceTo(9);
        windows.Put("b");
        Assert.Equal(["[0,10) ab@9"], windows.AdvanceTo(10));
        windows.Put("c", 5);
        Assert.Equal(["[10,20) c@19"], windows.AdvanceTo(20));
    }

    [Fact]
    public void SlidingWindowsFireOneSlideAfterTheOther()
    {
        var windows = WindowScenario.Keyed(static clicks => clicks.Window(SlidingProcessingTimeWindows.Of(10.Ms(), 5.Ms())).Show());
        windows.AdvanceTo(7);
        windows.Put("a");
        Assert.Equal(["[0,10) a@9"], windows.AdvanceTo(10));
        windows.Put("b");
        Assert.Equal(["[5,15) ab@14"], windows.AdvanceTo(15));
        Assert.Equal(["[10,20) b@19"], windows.AdvanceTo(100));
    }

    [Fact]
    public void AnOffsetMovesThem()
    {
        var tumbling = WindowScenario.Keyed(static clicks => clicks.Window(TumblingProcessingTimeWindows.Of(10.Ms(), 4.Ms())).Show());
        tumbling.Put("a");
        Assert.Equal(["[-6,4) a@3"], tumbling.AdvanceTo(4));
        var sliding = WindowScenario.Keyed(static clicks => clicks.Window(SlidingProcessingTimeWindows.Of(10.Ms(), 5.Ms(), 4.Ms())).Show());
        sliding.Put("a");
        Assert.Equal(["[-6,4) a@3", "[-1,9) a@8"], sliding.AdvanceTo(9));
    }

    [Fact]
    public void SessionsEndWhenNoElementHasComeForTheGap()
    {
        var windows = WindowScenario.Keyed(static clicks => clicks.Window(ProcessingTimeSessionWindows.WithGap(10.Ms())).Show());
        windows.Put("a");
        windows.AdvanceTo(8);
        windows.Put("b");
        Assert.Empty(windows.AdvanceTo(17));
        Assert.Equal(["[0,18) ab@17"], windows.AdvanceTo(18));
        windows.Put("c");
        Assert.Equal(["[18,28) c@27"], windows.AdvanceTo(28));
    }

    [Fact]
    public void TheGapOfASessionMayDependOnTheElement()
    {
        var windows = WindowScenario.Keyed(static clicks => clicks
            .Window(ProcessingTimeSessionWindows.WithDynamicGap<Click>(static click => TimeSpan.FromMilliseconds(click.Text.Length))).Show());
        windows.Put("aaaaa");
        windows.AdvanceTo(3);
        windows.Put("b");
        Assert.Equal(["[0,5) aaaaab@4"], windows.AdvanceTo(5));
    }

    [Fact]
    public void WindowsThatAreOpenAtTheEndOfABoundedInputAreDropped()
    {
        var windows = WindowScenario.Keyed(static clicks => clicks.Window(TumblingProcessingTimeWindows.Of(10.Ms())).Concat());
        windows.Put("a");
        Assert.Empty(windows.Watermark(long.MaxValue));
        Assert.Empty(windows.End());
        Assert.Empty(windows.AdvanceTo(1000));
        Assert.Null(windows.Error);
    }

    [Fact]
    public void TriggersOfEventTimeFireThemByTheWatermark()
    {
        var windows = WindowScenario.Keyed(static clicks => clicks.Window(TumblingProcessingTimeWindows.Of(100.Ms())).Trigger(ContinuousEventTimeTrigger.Of(10.Ms())).Concat());
        windows.Put("a", 5);
        Assert.Equal(["a@99"], windows.Watermark(10));
    }
}
