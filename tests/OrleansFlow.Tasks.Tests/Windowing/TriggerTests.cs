using OrleansFlow.State;
using OrleansFlow.Windowing;

namespace OrleansFlow.Tasks.Tests.Windowing;

/// <summary>When triggers fire, and what purging does.</summary>
public sealed class TriggerTests
{
    [Fact]
    public void AContinuousTriggerOfAGlobalWindowEndsWithTheInput()
    {
        var windows = WindowScenario.Keyed(static clicks => clicks.Window(GlobalWindows.Create()).Trigger(ContinuousEventTimeTrigger.Of(10.Ms())).Process(new WindowScenario.Concat<GlobalWindow>()));
        windows.Put("a", 5);
        Assert.Single(windows.Watermark(10));
        windows.Put("b", 12);
        Assert.Equal(["ab", "ab"], windows.Watermark(long.MaxValue).Select(static result => result.Split('@')[0]));
    }

    [Fact]
    public void AFireThatDoesNotPurgeKeepsTheContents()
    {
        var windows = Hour(CountTrigger.Of(2));
        windows.Put("a", 1);
        Assert.Equal(["ab@99"], windows.Put("b", 2));
        windows.Put("c", 3);
        Assert.Equal(["abcd@99"], windows.Put("d", 4));
    }

    [Fact]
    public void APurgingTriggerThrowsTheContentsAwayWithEachFire()
    {
        var windows = Hour(PurgingTrigger.Of(CountTrigger.Of(2)));
        windows.Put("a", 1);
        Assert.Equal(["ab@99"], windows.Put("b", 2));
        windows.Put("c", 3);
        Assert.Equal(["cd@99"], windows.Put("d", 4));
        windows.Put("e", 5);
        Assert.Empty(windows.Watermark(long.MaxValue));
    }

    [Fact]
    public void APurgeClearsTheContentsOnlyAndNotTheStateOfTheTrigger()
    {
        // Purges on the second element and fires on the third: the count goes on over the purge.
        var windows = Hour(new Scripted(static count => count switch { 2 => TriggerResult.Purge, 3 => TriggerResult.Fire, _ => TriggerResult.Continue }));
        windows.Put("a", 1);
        Assert.Empty(windows.Put("b", 2));
        Assert.Equal(["c@99"], windows.Put("c", 3));
    }

    [Fact]
    public void AFireWithoutContentsCallsNobody()
    {
        var windows = Hour(PurgingTrigger.Of(ContinuousEventTimeTrigger.Of(10.Ms())));
        windows.Put("a", 1);
        Assert.Equal(["a@99"], windows.Watermark(10));
        Assert.Empty(windows.Watermark(99));
    }

    [Fact]
    public void CountsAreKeptForEachKeyAndWindow()
    {
        var windows = Hour(CountTrigger.Of(2));
        windows.Put("a", 1, key: 1);
        windows.Put("b", 1, key: 2);
        windows.Put("c", 100, key: 1);
        Assert.Equal(["ad@99"], windows.Put("d", 2, key: 1));
        Assert.Equal(["be@99"], windows.Put("e", 2, key: 2));
    }

    [Fact]
    public void AContinuousEventTimeTriggerFiresAtEveryMultipleOfItsIntervalAndAtTheEnd()
    {
        var windows = Hour(ContinuousEventTimeTrigger.Of(30.Ms()));
        windows.Put("a", 5);
        Assert.Empty(windows.Watermark(29));
        Assert.Equal(["a@99"], windows.Watermark(30));
        windows.Put("b", 35);
        Assert.Equal(["ab@99"], windows.Watermark(60));
        Assert.Equal(["ab@99", "ab@99"], windows.Watermark(99));
        Assert.Empty(windows.Watermark(long.MaxValue));
    }

    [Fact]
    public void AContinuousEventTimeTriggerDoesNotFireBehindTheEndOfItsWindowWhileThatWaitsForLateElements()
    {
        var windows = WindowScenario.Keyed(static clicks => clicks
            .Window(TumblingEventTimeWindows.Of(10.Ms())).Trigger(ContinuousEventTimeTrigger.Of(3.Ms())).AllowedLateness(20.Ms()).Concat());
        windows.Put("a", 9);
        Assert.Equal(["a@9"], windows.Watermark(9));
        Assert.Empty(windows.Watermark(25));
    }

    [Fact]
    public void AContinuousEventTimeTriggerFiresLateElementsAtOnce()
    {
        var windows = WindowScenario.Keyed(static clicks => clicks
            .Window(TumblingEventTimeWindows.Of(100.Ms())).AllowedLateness(50.Ms()).Trigger(ContinuousEventTimeTrigger.Of(30.Ms())).Concat());
        windows.Put("a", 95);
        Assert.Equal(["a@99"], windows.Watermark(99));
        Assert.Equal(["ab@99"], windows.Put("b", 1));
    }

    [Fact]
    public void AContinuousProcessingTimeTriggerFiresAtEveryMultipleOfItsInterval()
    {
        var windows = WindowScenario.Keyed(static clicks => clicks.Window(TumblingProcessingTimeWindows.Of(100.Ms())).Trigger(ContinuousProcessingTimeTrigger.Of(30.Ms())).Concat());
        windows.AdvanceTo(5);
        windows.Put("a");
        Assert.Empty(windows.AdvanceTo(30));
        Assert.Equal(["a@99"], windows.AdvanceTo(31));
        windows.Put("b");
        Assert.Equal(["ab@99"], windows.AdvanceTo(61));
        Assert.Equal(["ab@99", "ab@99"], windows.AdvanceTo(100));
        Assert.Empty(windows.AdvanceTo(300));
    }

    [Fact]
    public void ADeltaTriggerFiresWhenAnElementIsFurtherFromTheLastThatFiredThanTheThreshold()
    {
        var windows = Hour(DeltaTrigger.Of<Click, TimeWindow>(2, static (old, now) => now.Text[0] - old.Text[0]));
        windows.Put("a", 1);
        Assert.Empty(windows.Put("c", 2));
        Assert.Equal(["acd@99"], windows.Put("d", 3));
        Assert.Empty(windows.Put("f", 4));
        Assert.Equal(["acdfg@99"], windows.Put("g", 5));
        Assert.Empty(windows.Watermark(long.MaxValue));
    }

    [Fact]
    public void AProcessingTimeTriggerFiresAtTheEndOfItsWindow()
    {
        var windows = WindowScenario.Keyed(static clicks => clicks.Window(TumblingProcessingTimeWindows.Of(10.Ms())).Concat());
        windows.Put("a");
        Assert.Empty(windows.AdvanceTo(9));
        Assert.Equal(["a@9"], windows.AdvanceTo(10));
    }

    [Fact]
    public void ATimeoutFiresWhenNothingElseDoesAndIsNotProlongedByElements()
    {
        var windows = Hour(ProcessingTimeoutTrigger.Of(CountTrigger.Of(3), 50.Ms()));
        windows.Put("a", 1);
        windows.AdvanceTo(40);
        windows.Put("b", 2);
        Assert.Empty(windows.AdvanceTo(50));
        Assert.Equal(["ab@99"], windows.AdvanceTo(51));
        Assert.Empty(windows.AdvanceTo(300));
    }

    [Fact]
    public void ATimeoutIsProlongedByElementsIfItIsToldTo()
    {
        var windows = Hour(ProcessingTimeoutTrigger.Of(CountTrigger.Of(3), 50.Ms(), resetTimerOnNewRecord: true));
        windows.Put("a", 1);
        windows.AdvanceTo(40);
        windows.Put("b", 2);
        Assert.Empty(windows.AdvanceTo(90));
        Assert.Equal(["ab@99"], windows.AdvanceTo(91));
    }

    [Fact]
    public void ATimeoutClearsTheNestedTriggerUnlessItIsToldNotTo()
    {
        var clears = Hour(ProcessingTimeoutTrigger.Of(CountTrigger.Of(2), 50.Ms()));
        clears.Put("a", 1);
        clears.AdvanceTo(51);
        Assert.Empty(clears.Put("b", 2));
        Assert.Equal(["abc@99"], clears.Put("c", 3));

        var keeps = Hour(ProcessingTimeoutTrigger.Of(CountTrigger.Of(2), 50.Ms(), shouldClearOnTimeout: false));
        keeps.Put("a", 1);
        keeps.AdvanceTo(51);
        Assert.Equal(["ab@99"], keeps.Put("b", 2));
    }

    [Fact]
    public void ATimeoutIsGivenUpWhenTheNestedTriggerFires()
    {
        var windows = Hour(ProcessingTimeoutTrigger.Of(PurgingTrigger.Of(CountTrigger.Of(2)), 50.Ms()));
        windows.Put("a", 1);
        Assert.Equal(["ab@99"], windows.Put("b", 2));
        Assert.Empty(windows.AdvanceTo(500));
    }

    [Fact]
    public void ATimeoutOfAPurgingTriggerDoesNotPurgeBecauseItIsNotThePurgingTriggerThatFires()
    {
        var windows = Hour(ProcessingTimeoutTrigger.Of(PurgingTrigger.Of(CountTrigger.Of(3)), 50.Ms()));
        windows.Put("a", 1);
        Assert.Equal(["a@99"], windows.AdvanceTo(51));
        windows.Put("b", 1);
        Assert.Equal(["ab@99"], windows.AdvanceTo(200));
    }

    [Fact]
    public void AWindowWhoseTimersATimeoutHasClearedDoesNotFireAtItsEndUnlessAnElementComesAndIsGivenUpThere()
    {
        var windows = Hour(ProcessingTimeoutTrigger.Of(EventTimeTrigger.Create(), 50.Ms()));
        windows.Put("a", 1, key: 1);
        windows.Put("b", 1, key: 2);
        Assert.Equal(["a@99", "b@99"], windows.AdvanceTo(51).Order());
        windows.Put("c", 2, key: 2);
        Assert.Equal(["bc@99"], windows.Watermark(99));
        Assert.Empty(windows.Put("d", 3, key: 1));
        Assert.Empty(windows.AdvanceTo(500));
        Assert.Null(windows.Error);
    }

    [Fact]
    public void TheEndOfTheStreamFiresGlobalWindowsThatWaitForItAndNothingElseDoes()
    {
        var windows = WindowScenario.Keyed(static clicks => clicks.Window(GlobalWindows.CreateWithEndOfStreamTrigger()).Concat());
        windows.Put("a", 5, key: 1);
        windows.Put("b", 6, key: 2);
        windows.Put("c", 7, key: 1);
        Assert.Empty(windows.Watermark(long.MaxValue - 1));
        Assert.Equal([$"ac@{long.MaxValue}", $"b@{long.MaxValue}"], windows.Watermark(long.MaxValue).Order());
    }

    [Fact]
    public void ACustomTriggerSeesTheElementTheWindowAndBothTimes()
    {
        var trigger = new Probe();
        var windows = WindowScenario.Keyed(clicks => clicks.Window(TumblingEventTimeWindows.Of(100.Ms())).Trigger(trigger).Concat());
        windows.AdvanceTo(7);
        windows.Watermark(3);
        windows.Put("a", 12);
        Assert.Equal(["a@99"], windows.Watermark(20));
        Assert.Equal(["a@99"], windows.AdvanceTo(30));
        windows.Watermark(99);
        Assert.Equal(
            [
                "element a at 12 in 0-100, watermark 3, time 7", "event time 20, watermark 20", "processing time 25", "event time 99, watermark 99", "clear 0-100",
            ],
            trigger.Log);
    }

    [Fact]
    public void TimersThatATriggerDeletesDoNotFire()
    {
        var windows = Hour(new Scripted(
            static count => TriggerResult.Continue,
            static (count, context) =>
            {
                if (count == 1)
                {
                    context.RegisterEventTimeTimer(20);
                    context.RegisterProcessingTimeTimer(20);
                }
                else
                {
                    context.DeleteEventTimeTimer(20);
                    context.DeleteProcessingTimeTimer(20);
                }
            }));
        windows.Put("a", 1);
        windows.Put("b", 1);
        Assert.Empty(windows.Watermark(50));
        Assert.Empty(windows.AdvanceTo(50));
        windows.Put("c", 1, key: 2);
        Assert.Equal(["c@99"], windows.Watermark(51));
        Assert.Equal(["c@99"], windows.AdvanceTo(60));
    }

    private static WindowScenario Hour(Trigger<Click, TimeWindow> trigger) =>
        WindowScenario.Keyed(clicks => clicks.Window(TumblingEventTimeWindows.Of(100.Ms())).Trigger(trigger).Concat());

    /// <summary>Answers by how many elements of a window there were; timers fire.</summary>
    private sealed class Scripted(Func<int, TriggerResult> answer, Action<int, ITriggerContext>? act = null) : Trigger
    {
        private static readonly ValueStateDescriptor<int> Count = new("elements");

        public override TriggerResult OnElement(long timestamp, long maxTimestamp, ITriggerContext context)
        {
            IValueState<int> state = context.GetPartitionedState(Count);
            state.Value++;
            act?.Invoke(state.Value, context);
            return answer(state.Value);
        }

        public override TriggerResult OnEventTime(long time, long maxTimestamp, ITriggerContext context) => time == maxTimestamp ? TriggerResult.Continue : TriggerResult.Fire;

        public override TriggerResult OnProcessingTime(long time, long maxTimestamp, ITriggerContext context) => TriggerResult.Fire;
    }

    private sealed class Probe : Trigger<Click, TimeWindow>
    {
        public List<string> Log { get; } = [];

        public override TriggerResult OnElement(Click element, long timestamp, TimeWindow window, ITriggerContext context)
        {
            Log.Add($"element {element.Text} at {timestamp} in {window.Start}-{window.End}, watermark {context.CurrentWatermark}, time {context.CurrentProcessingTime}");
            context.RegisterEventTimeTimer(20);
            context.RegisterProcessingTimeTimer(25);
            return TriggerResult.Continue;
        }

        public override TriggerResult OnProcessingTime(long time, TimeWindow window, ITriggerContext context)
        {
            Log.Add($"processing time {time}");
            return TriggerResult.Fire;
        }

        public override TriggerResult OnEventTime(long time, TimeWindow window, ITriggerContext context)
        {
            Log.Add($"event time {time}, watermark {context.CurrentWatermark}");
            return time == 20 ? TriggerResult.Fire : TriggerResult.Continue;
        }

        public override void Clear(TimeWindow window, ITriggerContext context) => Log.Add($"clear {window.Start}-{window.End}");
    }
}
