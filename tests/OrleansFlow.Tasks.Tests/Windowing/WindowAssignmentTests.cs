using OrleansFlow.Functions;
using OrleansFlow.Types;
using OrleansFlow.Windowing;

namespace OrleansFlow.Tasks.Tests.Windowing;

/// <summary>Which windows elements belong to.</summary>
public sealed class WindowAssignmentTests
{
    [Fact]
    public void TheMaximalTimestampOfATimeWindowIsThatBeforeItsEnd() => Assert.Equal(9, new TimeWindow(0, 10).MaxTimestamp);

    [Theory]
    [InlineData(0, 0, 10, 0)]
    [InlineData(9, 0, 10, 0)]
    [InlineData(10, 0, 10, 10)]
    [InlineData(2, 3, 10, -7)]
    [InlineData(3, 3, 10, 3)]
    [InlineData(-1, 0, 10, -10)]
    [InlineData(-10, 0, 10, -10)]
    [InlineData(-11, 0, 10, -20)]
    [InlineData(-5, -3, 10, -13)]
    [InlineData(-3, -3, 10, -3)]
    public void AWindowStartsAtTheLastMultipleOfItsSizeThatTheOffsetMovesAlsoBeforeTheEpoch(long timestamp, long offset, long size, long start) =>
        Assert.Equal(start, TimeWindow.GetWindowStartWithOffset(timestamp, offset, size));

    [Fact]
    public void ATumblingWindowHoldsItsStartAndNotItsEnd()
    {
        var windows = WindowScenario.Keyed(static clicks => clicks.Window(TumblingEventTimeWindows.Of(10.Ms())).Show());
        windows.Put("a", 0);
        windows.Put("b", 9);
        windows.Put("c", 10);
        Assert.Equal(["[0,10) ab@9"], windows.Watermark(9));
        Assert.Equal(["[10,20) c@19"], windows.Watermark(long.MaxValue));
    }

    [Fact]
    public void AnOffsetMovesTumblingWindows()
    {
        var windows = WindowScenario.Keyed(static clicks => clicks.Window(TumblingEventTimeWindows.Of(10.Ms(), 3.Ms())).Show());
        windows.Put("a", 2);
        windows.Put("b", 3);
        Assert.Equal(["[-7,3) a@2", "[3,13) b@12"], windows.Watermark(long.MaxValue));
    }

    [Fact]
    public void ASlidingElementIsInEveryWindowThatStartsInTheSizeBeforeIt()
    {
        var windows = WindowScenario.Keyed(static clicks => clicks.Window(SlidingEventTimeWindows.Of(10.Ms(), 4.Ms())).Show());
        windows.Put("a", 9);
        Assert.Equal(["[0,10) a@9", "[4,14) a@13", "[8,18) a@17"], windows.Watermark(long.MaxValue));
    }

    [Theory]
    [InlineData(long.MaxValue - 5)]
    [InlineData(long.MinValue + 5)]
    public void ATimestampWhoseSlidingWindowsWouldOverflowIsAnError(long timestamp)
    {
        var windows = WindowScenario.Keyed(static clicks => clicks.Window(SlidingEventTimeWindows.Of(10.Ms(), 5.Ms())).Reduce(Click.Join, static (key, window, click) => click.Text));
        windows.Put("a", timestamp);
        Assert.Contains($"got a record with timestamp {timestamp}, whose windows of 10 ms would reach beyond", windows.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void AnOffsetMovesSlidingWindows()
    {
        var windows = WindowScenario.Keyed(static clicks => clicks.Window(SlidingEventTimeWindows.Of(10.Ms(), 5.Ms(), -1.Ms())).Show());
        windows.Put("a", 3);
        Assert.Equal(["[-6,4) a@3", "[-1,9) a@8"], windows.Watermark(long.MaxValue));
    }

    [Fact]
    public void AnElementBetweenSlidingWindowsThatLeaveGapsIsInNone()
    {
        var windows = WindowScenario.Keyed(static clicks => clicks.Window(SlidingEventTimeWindows.Of(4.Ms(), 10.Ms())).Show());
        windows.Put("a", 3);
        windows.Put("b", 4);
        Assert.Equal(["[0,4) a@3"], windows.Watermark(long.MaxValue));
    }

    [Fact]
    public void EachElementOpensASessionOfItsGap()
    {
        var windows = WindowScenario.Keyed(static clicks => clicks.Window(EventTimeSessionWindows.WithGap(10.Ms())).Show());
        windows.Put("a", 5);
        Assert.Equal(["[5,15) a@14"], windows.Watermark(14));
    }

    [Fact]
    public void TheGapOfASessionMayDependOnTheElement()
    {
        var windows = WindowScenario.Keyed(static clicks => clicks
            .Window(EventTimeSessionWindows.WithDynamicGap<Click>(static click => TimeSpan.FromMilliseconds(click.Text.Length))).Show());
        windows.Put("a", 0);
        windows.Put("bbbb", 2);
        Assert.Equal(["[0,1) a@0", "[2,6) bbbb@5"], windows.Watermark(long.MaxValue));
    }

    [Fact]
    public void AGapThatIsNotPositiveFailsTheOperator()
    {
        var windows = WindowScenario.Keyed(static clicks => clicks.Window(EventTimeSessionWindows.WithDynamicGap<Click>(static _ => TimeSpan.Zero)).Show());
        windows.Put("a", 0);
        Assert.Contains("must be at least 1 ms", windows.Error, StringComparison.Ordinal);
        Assert.Equal("DynamicEventTimeSessionWindows (1/1)#0", windows.FailedOperator);
    }

    [Fact]
    public void AlignedWindowsStartTogetherAndStaggeredOnesByTheClockOrAtRandomButEachOperatorAlwaysAtTheSame()
    {
        var natural = WindowScenario.Keyed(static clicks => clicks.Window(TumblingEventTimeWindows.Of(10.Ms(), TimeSpan.Zero, WindowStagger.Natural)).Show());
        natural.AdvanceTo(13);
        natural.Put("a", 0);
        natural.AdvanceTo(18);
        natural.Put("b", 3);
        Assert.Equal(["[-7,3) a@2", "[3,13) b@12"], natural.Watermark(long.MaxValue));

        var random = WindowScenario.Keyed(static clicks => clicks.Window(TumblingEventTimeWindows.Of(1000.Ms(), TimeSpan.Zero, WindowStagger.Random)).Show());
        random.Put("a", 0);
        random.Put("b", 1000);
        string[] starts = [.. random.Watermark(long.MaxValue).Select(static shown => shown[1..shown.IndexOf(',', StringComparison.Ordinal)])];
        Assert.Equal(2, starts.Length);
        Assert.Equal(1000, long.Parse(starts[1]) - long.Parse(starts[0]));
        Assert.NotEqual("0", starts[0]);
    }

    [Fact]
    public void TheGlobalWindowHoldsAllElementsOfAKeyAndNeverFiresByItself()
    {
        var windows = WindowScenario.Keyed(static clicks => clicks.Window(GlobalWindows.Create()).Concat());
        windows.Put("a", 0);
        windows.Put("b", 1_000_000);
        Assert.Empty(windows.Watermark(long.MaxValue));
    }

    [Fact]
    public void AnElementWithoutATimestampIsAnErrorForWindowsOfEventTime()
    {
        foreach (var windows in (WindowScenario[])
            [
                WindowScenario.Keyed(static clicks => clicks.Window(TumblingEventTimeWindows.Of(10.Ms())).Join()),
                WindowScenario.Keyed(static clicks => clicks.Window(EventTimeSessionWindows.WithGap(10.Ms())).Join()),
                WindowScenario.Keyed(static clicks => clicks.Window(SlidingEventTimeWindows.Of(10.Ms(), 5.Ms())).Join()),
                WindowScenario.Keyed(static clicks => clicks.Window(SlidingEventTimeWindows.Of(10.Ms(), 5.Ms())).Concat()),
            ])
        {
            windows.Put("a");
            Assert.Contains("got a record without a timestamp", windows.Error, StringComparison.Ordinal);
            Assert.EndsWith("Windows (1/1)#0", windows.FailedOperator, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void TimestampsNearTheEndOfTimeStayInTheirWindow()
    {
        var windows = WindowScenario.Keyed(static clicks => clicks.Window(TumblingEventTimeWindows.Of(10.Ms())).Concat());
        const long Last = (long.MaxValue / 10 * 10) - 1;
        windows.Put("a", Last);
        Assert.Equal([$"a@{Last}"], windows.Watermark(long.MaxValue));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ACustomAssignerHasWindowsOfItsOwnTypeWithTheirOwnSerializerIfTheyNeedOne(bool ownSerializer)
    {
        var windows = WindowScenario.Keyed(clicks => clicks
            .Window(new ByFirstLetter(ownSerializer ? new NamedWindowSerializer() : null))
            .Select(static (key, window, all) => $"{window.Name}: {string.Concat(all.Select(static click => click.Text))}"));
        windows.Put("apple ", 1);
        windows.Put("bean ", 2);
        windows.Put("almond ", 3);
        Assert.Equal(["a: apple almond @10", "b: bean @10"], windows.Watermark(10).Order(StringComparer.Ordinal));
        Assert.Null(windows.Error);
    }

    public sealed record NamedWindow(string Name, long MaxTimestamp) : IWindow;

    private sealed class ByFirstLetter(TypeSerializer<NamedWindow>? serializer) : WindowAssigner<Click, NamedWindow>
    {
        public override bool IsEventTime => true;

        public override TypeSerializer<NamedWindow>? WindowSerializer => serializer;

        public override void AssignWindows(Click element, long timestamp, IWindowAssignerContext context, ICollector<NamedWindow> windows) =>
            windows.Collect(new NamedWindow(element.Text[..1], 10));

        public override Trigger<Click, NamedWindow> GetDefaultTrigger() => EventTimeTrigger.Create();
    }

    private sealed class NamedWindowSerializer : TypeSerializer<NamedWindow>
    {
        public override TypeSchema Schema { get; } = TypeSchema.Custom("NamedWindow", 1);

        public override bool IsImmutable => true;

        public override void Serialize(NamedWindow value, ref DataWriter writer)
        {
            writer.WriteString(value.Name);
            writer.WriteInt64(value.MaxTimestamp);
        }

        public override NamedWindow Deserialize(ref DataReader reader) => new(reader.ReadString()!, reader.ReadInt64());

        public override NamedWindow Copy(NamedWindow value) => value;

        public override bool IsKeyType(out string? reason)
        {
            reason = null;
            return true;
        }
    }
}
