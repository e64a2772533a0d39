using OrleansFlow.Functions;
using OrleansFlow.State;
using OrleansFlow.Windowing;

namespace OrleansFlow.Tasks.Tests.Windowing;

/// <summary>Windows that merge.</summary>
public sealed class MergingWindowTests
{
    [Fact]
    public void SessionsThatOverlapMerge()
    {
        var windows = Sessions();
        windows.Put("a", 0);
        windows.Put("b", 9);
        Assert.Equal(["[0,19) ab@18"], windows.Watermark(18));
    }

    [Fact]
    public void SessionsThatTouchMerge()
    {
        var windows = Sessions();
        windows.Put("a", 0);
        windows.Put("b", 10);
        Assert.Equal(["[0,20) ab@19"], windows.Watermark(19));
    }

    [Fact]
    public void SessionsThatDoNotTouchStayApart()
    {
        var windows = Sessions();
        windows.Put("a", 0);
        windows.Put("b", 11);
        Assert.Equal(["[0,10) a@9", "[11,21) b@20"], windows.Watermark(20));
    }

    [Fact]
    public void AnElementBetweenSessionsMergesAllOfThem()
    {
        var windows = Sessions();
        windows.Put("a", 0);
        windows.Put("c", 20);
        windows.Put("b", 10);
        Assert.Equal(["[0,30) abc@29"], windows.Watermark(29));
    }

    [Fact]
    public void SessionsOfDifferentKeysDoNotMerge()
    {
        var windows = Sessions();
        windows.Put("a", 0, key: 1);
        windows.Put("b", 5, key: 2);
        Assert.Equal(["[0,10) a@9", "[5,15) b@14"], windows.Watermark(20));
    }

    [Fact]
    public void TheTimersOfWindowsThatWereMergedAreGone()
    {
        var windows = Sessions();
        windows.Put("a", 0);
        windows.Put("b", 5);
        Assert.Empty(windows.Watermark(9));
        Assert.Equal(["[0,15) ab@14"], windows.Watermark(14));
        Assert.Empty(windows.Watermark(long.MaxValue));
    }

    [Fact]
    public void AnElementIsLateOnlyIfTheWindowAfterMergingIs()
    {
        // The example of the rule: gap 10, elements 0 and 10, watermark 18: element 5 is taken into [0,20).
        var windows = Sessions();
        windows.Put("a", 0);
        windows.Put("c", 10);
        Assert.Empty(windows.Watermark(18));
        Assert.Empty(windows.Put("b", 5));
        Assert.Empty(windows.TakeLate());
        Assert.Equal(["[0,20) abc@19"], windows.Watermark(19));
        windows.Put("d", 9);
        Assert.Equal(["d@9"], windows.TakeLate());
    }

    [Fact]
    public void AnElementBehindTheWatermarkIsTakenIfItsOwnSessionEndsAfterIt()
    {
        var windows = Sessions();
        windows.Watermark(18);
        windows.Put("a", 9);
        Assert.Equal(["a@9"], windows.TakeLate());
        windows.Put("b", 10);
        Assert.Empty(windows.TakeLate());
        Assert.Equal(["[10,20) b@19"], windows.Watermark(19));
    }

    [Fact]
    public void ASessionThatHasFiredGrowsByLateElementsWithinTheLatenessAndFiresAgain()
    {
        var windows = Sessions(lateness: 20);
        windows.Put("a", 0);
        Assert.Equal(["[0,10) a@9"], windows.Watermark(12));
        // Its end has passed: it fires at once. The next one ends after the watermark: it fires there, with all.
        Assert.Equal(["[0,11) ab@10"], windows.Put("b", 1));
        Assert.Empty(windows.Put("c", 8));
        Assert.Equal(["[0,18) abc@17"], windows.Watermark(17));
    }

    [Fact]
    public void AMergeThatEndsInThePastIsAnErrorWithTheOperator()
    {
        var windows = WindowScenario.Keyed(static clicks => clicks.Window(new Shrinking()).Select(static (key, window, all) => "x"));
        windows.Watermark(50);
        windows.Put("a", 100);
        windows.Put("b", 101);
        Assert.Contains("must not move the end of a window into the past", windows.Error, StringComparison.Ordinal);
        Assert.Equal("Shrinking (1/1)#0", windows.FailedOperator);
    }

    [Fact]
    public void ATriggerThatCannotMergeIsRefusedWhenTheProgramIsWritten()
    {
        var error = Assert.Throws<JobSubmissionException>(static () => WindowScenario.Keyed(static clicks => clicks
            .Window(EventTimeSessionWindows.WithGap(10.Ms())).Trigger(DeltaTrigger.Of<Click, TimeWindow>(1, static (_, _) => 0)).Concat()));
        Assert.Contains("EventTimeSessionWindows", error.Message, StringComparison.Ordinal);
        Assert.Contains("DeltaTrigger", error.Message, StringComparison.Ordinal);
        Assert.Throws<JobSubmissionException>(static () => WindowScenario.Keyed(static clicks => clicks
            .Window(EventTimeSessionWindows.WithGap(10.Ms())).Trigger(ProcessingTimeoutTrigger.Of(CountTrigger.Of(1), 10.Ms())).Concat()));
    }

    [Fact]
    public void CountsOfATriggerMergeWithTheirWindows()
    {
        var windows = WindowScenario.Keyed(static clicks => clicks.Window(EventTimeSessionWindows.WithGap(10.Ms())).Trigger(PurgingTrigger.Of(CountTrigger.Of(4))).Show());
        windows.Put("a", 0);
        windows.Put("b", 0);
        windows.Put("c", 20);
        Assert.Equal(["[0,30) abcd@29"], windows.Put("d", 10).Select(Sorted));
        windows.Put("e", 5);
        Assert.Empty(windows.Watermark(long.MaxValue));
    }

    [Fact]
    public void AContinuousTriggerFiresMergedWindowsAtTheNextOfTheirTimes()
    {
        var windows = WindowScenario.Keyed(static clicks => clicks.Window(EventTimeSessionWindows.WithGap(100.Ms())).Trigger(ContinuousEventTimeTrigger.Of(30.Ms())).Show());
        windows.Put("a", 0);
        windows.Put("b", 50);
        Assert.Equal(["[0,150) ab@149"], windows.Watermark(30));
        Assert.Equal(["[0,150) ab@149"], windows.Watermark(60));
        Assert.Equal(["[0,150) ab@149", "[0,150) ab@149", "[0,150) ab@149"], windows.Watermark(149));
    }

    [Fact]
    public void ATriggerIsToldOfTheMergeBeforeTheWindowsThatMergedAreCleared()
    {
        var trigger = new Log();
        var windows = WindowScenario.Keyed(clicks => clicks.Window(EventTimeSessionWindows.WithGap(10.Ms())).Trigger(trigger).Show());
        windows.Put("a", 0);
        windows.Put("b", 20);
        windows.Put("c", 10);
        Assert.Equal(["element [0,10)", "element [20,30)", "merge [0,30): ab", "clear [0,10)", "clear [20,30)", "element [0,30)"], trigger.Calls);
    }

    [Fact]
    public void ASessionOfAReduceKeepsOnlyItsValueOverMerges()
    {
        var windows = WindowScenario.Keyed(static clicks => clicks.Window(EventTimeSessionWindows.WithGap(10.Ms())).Reduce(Click.Join, static (key, window, click) => $"[{window.Start},{window.End}) {click.Text}"));
        windows.Put("a", 0);
        windows.Put("b", 20);
        windows.Put("c", 10);
        windows.Put("d", 15);
        Assert.Equal(["[0,30) abcd@29"], windows.Watermark(29).Select(Sorted));
    }

    [Fact]
    public void AnAggregateMergesTheAccumulatorsOfWindowsThatMerge()
    {
        var windows = WindowScenario.Keyed(static clicks => clicks
            .Window(EventTimeSessionWindows.WithGap(10.Ms()))
            .Aggregate(static () => 0, static (count, _) => count + 1, static count => $"{count}", static (left, right) => left + right));
        windows.Put("a", 0);
        windows.Put("b", 20);
        windows.Put("c", 10);
        Assert.Equal(["3@29"], windows.Watermark(29));
    }

    [Fact]
    public void SessionsOfProcessingTimeMergeToo()
    {
        var windows = WindowScenario.Keyed(static clicks => clicks.Window(ProcessingTimeSessionWindows.WithGap(10.Ms())).Show());
        windows.Put("a");
        windows.AdvanceTo(9);
        windows.Put("b");
        Assert.Empty(windows.AdvanceTo(18));
        Assert.Equal(["[0,19) ab@18"], windows.AdvanceTo(19));
    }

    private static WindowScenario Sessions(int lateness = 0) => WindowScenario.Keyed(clicks => clicks
        .Window(EventTimeSessionWindows.WithGap(10.Ms())).AllowedLateness(lateness.Ms()).SideOutputLateData(WindowScenario.LateTag)
        .Select(static (key, window, all) => $"[{window.Start},{window.End}) {string.Concat(all.Select(static click => click.Text).Order())}"));

    // A merge does not keep the order of elements.
    private static string Sorted(string shown)
    {
        int text = shown.IndexOf(' ', StringComparison.Ordinal) + 1;
        int end = shown.IndexOf('@', StringComparison.Ordinal);
        return shown[..text] + string.Concat(shown[text..end].Order()) + shown[end..];
    }

    /// <summary>Merges windows into one that has ended long ago.</summary>
    private sealed class Shrinking : MergingWindowAssigner<Click, TimeWindow>
    {
        public override bool IsEventTime => true;

        public override void AssignWindows(Click element, long timestamp, IWindowAssignerContext context, ICollector<TimeWindow> windows) => windows.Collect(new TimeWindow(timestamp, timestamp + 10));

        public override Trigger<Click, TimeWindow> GetDefaultTrigger() => EventTimeTrigger.Create();

        public override void MergeWindows(IReadOnlyList<TimeWindow> windows, IMergeCallback<TimeWindow> callback)
        {
            if (windows.Count > 1)
            {
                callback.Merge(windows, new TimeWindow(0, 20));
            }
        }
    }

    /// <summary>Writes down its calls, and merges a list of what it has seen.</summary>
    private sealed class Log : Trigger<Click, TimeWindow>
    {
        private static readonly ListStateDescriptor<string> Seen = new("seen");

        public List<string> Calls { get; } = [];

        public override bool CanMerge => true;

        public override TriggerResult OnElement(Click element, long timestamp, TimeWindow window, ITriggerContext context)
        {
            context.GetPartitionedState(Seen).Add(element.Text);
            Calls.Add($"element [{window.Start},{window.End})");
            return TriggerResult.Continue;
        }

        public override TriggerResult OnProcessingTime(long time, TimeWindow window, ITriggerContext context) => TriggerResult.Continue;

        public override TriggerResult OnEventTime(long time, TimeWindow window, ITriggerContext context) => TriggerResult.Continue;

        public override void OnMerge(TimeWindow window, IOnMergeContext context)
        {
            context.MergePartitionedState(Seen);
            Calls.Add($"merge [{window.Start},{window.End}): {string.Concat(context.GetPartitionedState(Seen).Get().Order())}");
        }

        public override void Clear(TimeWindow window, ITriggerContext context) => Calls.Add($"clear [{window.Start},{window.End})");
    }
}
