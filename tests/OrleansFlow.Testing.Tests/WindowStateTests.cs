using OrleansFlow.Functions;
using OrleansFlow.Windowing;

namespace OrleansFlow.Testing.Tests;

/// <summary>What windows keep while they are open, and that nothing is left of them afterwards.</summary>
public sealed class WindowStateTests
{
    private static readonly TimeSpan s_size = TimeSpan.FromMilliseconds(10);

    private static readonly SortedDictionary<string, Func<KeyedStream<Reading, string>, DataStream<long>>> s_programs = new(StringComparer.Ordinal)
    {
        ["tumbling, reduce"] = static readings => Sum(readings.Window(TumblingEventTimeWindows.Of(s_size))),
        ["tumbling, elements"] = static readings => Count(readings.Window(TumblingEventTimeWindows.Of(s_size))),
        ["tumbling, lateness"] = static readings => Sum(readings.Window(TumblingEventTimeWindows.Of(s_size)).AllowedLateness(s_size)),
        ["tumbling, state of the window"] = static readings => readings.Window(TumblingEventTimeWindows.Of(s_size)).Process(new WithState()),
        ["tumbling, count trigger"] = static readings => Count(readings.Window(TumblingEventTimeWindows.Of(s_size)).Trigger(CountTrigger.Of(3))),
        ["tumbling, purging count trigger"] = static readings => Count(readings.Window(TumblingEventTimeWindows.Of(s_size)).Trigger(PurgingTrigger.Of(CountTrigger.Of(3)))),
        ["tumbling, continuous trigger"] = static readings => Count(readings.Window(TumblingEventTimeWindows.Of(s_size)).Trigger(ContinuousEventTimeTrigger.Of(TimeSpan.FromMilliseconds(3)))),
        ["tumbling, delta trigger"] = static readings => Count(readings.Window(TumblingEventTimeWindows.Of(s_size)).Trigger(DeltaTrigger.Of<Reading, TimeWindow>(2, static (a, b) => b.Value - a.Value))),
        ["tumbling, time-out trigger"] = static readings => Count(readings.Window(TumblingEventTimeWindows.Of(s_size)).Trigger(ProcessingTimeoutTrigger.Of(EventTimeTrigger.Create(), s_size))),
        ["tumbling, evictor"] = static readings => Count(readings.Window(TumblingEventTimeWindows.Of(s_size)).Evictor(CountEvictor.Of(2))),
        ["session, time-out trigger that merges"] = static readings => Count(readings.Window(EventTimeSessionWindows.WithGap(s_size)).Trigger(new ClearsItself())),
        ["by the clock, time-out trigger"] = static readings => Count(readings.Window(TumblingProcessingTimeWindows.Of(s_size)).Trigger(ProcessingTimeoutTrigger.Of(ProcessingTimeTrigger.Create(), TimeSpan.FromMilliseconds(3)))),
        ["sliding, reduce"] = static readings => Sum(readings.Window(SlidingEventTimeWindows.Of(s_size, TimeSpan.FromMilliseconds(3)))),
        ["sliding, elements"] = static readings => Count(readings.Window(SlidingEventTimeWindows.Of(s_size, TimeSpan.FromMilliseconds(3)))),
        ["session, reduce"] = static readings => Sum(readings.Window(EventTimeSessionWindows.WithGap(s_size))),
        ["session, reduce, lateness"] = static readings => Sum(readings.Window(EventTimeSessionWindows.WithGap(s_size)).AllowedLateness(s_size)),
        ["session, elements"] = static readings => Count(readings.Window(EventTimeSessionWindows.WithGap(s_size))),
        ["session, count trigger"] = static readings => Count(readings.Window(EventTimeSessionWindows.WithGap(s_size)).Trigger(CountTrigger.Of(3))),
        ["session, continuous trigger"] = static readings => Count(readings.Window(EventTimeSessionWindows.WithGap(s_size)).Trigger(ContinuousEventTimeTrigger.Of(TimeSpan.FromMilliseconds(3)))),
        ["session, gap of the element"] = static readings => Sum(readings.Window(EventTimeSessionWindows.WithDynamicGap<Reading>(static reading => TimeSpan.FromMilliseconds(1 + (reading.Value % 5))))),
        ["by the clock"] = static readings => Sum(readings.Window(TumblingProcessingTimeWindows.Of(s_size))),
        ["by the clock, continuous trigger"] = static readings => Sum(readings.Window(TumblingProcessingTimeWindows.Of(s_size)).Trigger(ContinuousProcessingTimeTrigger.Of(TimeSpan.FromMilliseconds(3)))),
        ["sliding by the clock"] = static readings => Count(readings.Window(SlidingProcessingTimeWindows.Of(s_size, TimeSpan.FromMilliseconds(3)))),
        ["sessions by the clock"] = static readings => Count(readings.Window(ProcessingTimeSessionWindows.WithGap(s_size))),
    };

    public static TheoryData<string> Programs => [.. s_programs.Keys];

    [Theory]
    [MemberData(nameof(Programs))]
    public void NothingIsLeftOfWindowsThatWereGivenUp(string program)
    {
        using OneInputTestHarness<Reading, long> harness = OperatorTestHarness.Create<Reading, long>(
            readings => s_programs[program](readings.KeyBy(static reading => reading.Sensor)));
        var random = new Random(program.Length);
        for (int step = 0; step < 200; step++)
        {
            harness.ProcessElement(new Reading($"sensor {random.Next(4)}", random.Next(10)), step + random.Next(12));
            harness.AdvanceProcessingTime(TimeSpan.FromMilliseconds(1));
            if (random.Next(5) == 0)
            {
                harness.ProcessWatermark(step - 5);
            }
        }

        harness.ProcessElement(new Reading("sensor 1", 1), 200);
        Assert.NotEqual(0, harness.NumKeyedStateEntries);
        harness.ProcessWatermark(Timestamps.MaxWatermark - 1);
        harness.AdvanceProcessingTime(s_size * 3);
        Assert.Null(harness.Failure);
        Assert.Equal((0, 0, 0), (harness.NumKeyedStateEntries, harness.NumEventTimeTimers, harness.NumProcessingTimeTimers));
        Assert.NotEmpty(harness.Values);
    }

    [Fact]
    public void AReduceKeepsOneValueAndNotItsElements()
    {
        using OneInputTestHarness<Reading, long> harness = OperatorTestHarness.Create<Reading, long>(readings =>
            Sum(readings.KeyBy(static reading => reading.Sensor).Window(TumblingEventTimeWindows.Of(s_size))));
        int empty = harness.NumKeyedStateEntries;
        for (int i = 0; i < 1000; i++)
        {
            harness.ProcessElement(new Reading("a", i), i % 10);
        }

        Assert.Equal(1, harness.NumKeyedStateEntries - empty);
    }

    private static SingleOutputStreamOperator<long> Sum(WindowedStream<Reading, string, TimeWindow> windows) =>
        windows.Reduce(static (a, b) => a with { Value = a.Value + b.Value }, static (sensor, window, sum) => sum.Value);

    private static SingleOutputStreamOperator<long> Count(WindowedStream<Reading, string, TimeWindow> windows) => windows.Select(static (sensor, window, all) => (long)all.Count());

    /// <summary>Fires and forgets its timers with each third element.</summary>
    private sealed class ClearsItself : Trigger
    {
        private readonly EventTimeTrigger _nested = EventTimeTrigger.Create();
        private int _elements;

        public override bool CanMerge => true;

        public override TriggerResult OnElement(long timestamp, long maxTimestamp, ITriggerContext context) => _nested.OnElement(timestamp, maxTimestamp, context);

        public override TriggerResult OnEventTime(long time, long maxTimestamp, ITriggerContext context) => _nested.OnEventTime(time, maxTimestamp, context);

        public override TriggerResult OnProcessingTime(long time, long maxTimestamp, ITriggerContext context)
        {
            _nested.Clear(maxTimestamp, context);
            return TriggerResult.Fire;
        }

        public override void OnMerge(long maxTimestamp, IOnMergeContext context)
        {
            _nested.OnMerge(maxTimestamp, context);
            if (++_elements % 3 == 0)
            {
                context.RegisterProcessingTimeTimer(context.CurrentProcessingTime);
            }
        }

        public override void Clear(long maxTimestamp, ITriggerContext context) => _nested.Clear(maxTimestamp, context);
    }

    private sealed class WithState : ProcessWindowFunction<Reading, long, string, TimeWindow>
    {
        private static readonly State.ListStateDescriptor<long> s_seen = new("seen");

        public override void Process(string key, IProcessWindowContext<TimeWindow> context, IEnumerable<Reading> elements, ICollector<long> output)
        {
            context.WindowState.GetListState(s_seen).Add(elements.Count());
            output.Collect(elements.Count());
        }

        public override void Clear(IProcessWindowContext<TimeWindow> context) => context.WindowState.GetListState(s_seen).Clear();
    }
}
