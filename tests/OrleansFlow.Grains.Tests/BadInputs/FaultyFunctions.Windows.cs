using OrleansFlow.Functions;
using OrleansFlow.Watermarks;
using OrleansFlow.Windowing;

namespace OrleansFlow.Grains.Tests.BadInputs;

/// <content>Windows.</content>
internal static partial class FaultyFunctions
{
    /// <summary>Programs with windows.</summary>
    public static SortedDictionary<string, Action<StreamExecutionEnvironment>> WindowPrograms { get; } = new(StringComparer.Ordinal)
    {
        ["reduce of a window"] = static e => End(Windows(e).Reduce(static (a, b) => No<long>())),
        ["reduce of a sliding window"] = static e => End(Sliding(e).Reduce(static (a, b) => No<long>())),
        ["reduce of a session"] = static e => End(Sessions(e).Reduce(static (a, b) => No<long>())),
        ["result of a reduce"] = static e => End(Windows(e).Reduce(static (a, b) => a, static (key, window, n) => No<long>())),
        ["new accumulator"] = static e => End(Windows(e).Aggregate(new Aggregate("create"))),
        ["add of an aggregate"] = static e => End(Windows(e).Aggregate(new Aggregate("add"))),
        ["result of an aggregate"] = static e => End(Windows(e).Aggregate(new Aggregate("result"))),
        ["merge of an aggregate"] = static e => End(e.FromElements(0L, 1500L, 800L)
            .AssignTimestampsAndWatermarks(WatermarkStrategy<long>.ForBoundedOutOfOrderness(Second).WithTimestampAssigner(static n => n))
            .KeyBy(static n => 0L).Window(EventTimeSessionWindows.WithGap(Second)).Aggregate(new Aggregate("merge"))),
        ["merge of panes"] = static e => End(Sliding(e).Aggregate(new MergeableAggregate())),
        ["window function"] = static e => End(Windows(e).Process(new Function("process"))),
        ["end of a window function"] = static e => End(Windows(e).Process(new Function("clear"))),
        ["open of a window function"] = static e => End(Windows(e).Process(new Function("open"))),
        ["window function beside a reduce"] = static e => End(Windows(e).Reduce(static (a, b) => a, new Function("process"))),
        ["window function beside a reduce of sliding windows"] = static e => End(Sliding(e).Reduce(static (a, b) => a, new Function("process"))),
        ["applied function"] = static e => End(Windows(e).Apply<long>(static (key, window, elements, output) => No(key))),
        ["window function of all"] = static e => End(Times(e).WindowAll(TumblingEventTimeWindows.Of(Second)).Select(static (window, elements) => No<long>())),
        ["window join"] = static e => End(Times(e).Join(Times(e)).Where(static n => n).EqualTo(static n => n).Window(TumblingEventTimeWindows.Of(Second)).Apply(static (l, r) => No<long>())),
        ["co-group"] = static e => End(Times(e).CoGroup(Times(e)).Where(static n => n).EqualTo(static n => n).Window(TumblingEventTimeWindows.Of(Second)).Apply<long>(static (l, r, output) => No(0, output))),
        ["trigger for an element"] = static e => End(Windows(e).Trigger(new FaultyTrigger("element")).Reduce(static (a, b) => a)),
        ["trigger for an event time"] = static e => End(Windows(e).Trigger(new FaultyTrigger("event")).Reduce(static (a, b) => a)),
        ["trigger for a processing time"] = static e => End(Windows(e, endless: true).Trigger(new FaultyTrigger("processing")).Reduce(static (a, b) => a)),
        ["trigger for a merge"] = static e => End(Sessions(e).Trigger(new FaultyTrigger("merge")).Reduce(static (a, b) => a)),
        ["end of a trigger"] = static e => End(Windows(e).Trigger(new FaultyTrigger("clear")).Reduce(static (a, b) => a)),
        ["delta of a trigger"] = static e => End(Windows(e).Trigger(DeltaTrigger.Of<long, TimeWindow>(1, static (a, b) => No<double>())).Reduce(static (a, b) => a)),
        ["evictor before"] = static e => End(Windows(e).Evictor(new FaultyEvictor(after: false)).Reduce(static (a, b) => a)),
        ["evictor after"] = static e => End(Windows(e).Evictor(new FaultyEvictor(after: true)).Reduce(static (a, b) => a)),
        ["window assigner"] = static e => End(Times(e).KeyBy(static n => 0L).Window(new FaultyAssigner()).Reduce(static (a, b) => a)),
        ["gap of a session"] = static e => End(Times(e).KeyBy(static n => 0L).Window(EventTimeSessionWindows.WithDynamicGap<long>(static n => No<TimeSpan>())).Reduce(static (a, b) => a)),
    };

    private static TimeSpan Second => TimeSpan.FromSeconds(1);

    private static DataStream<long> Times(StreamExecutionEnvironment environment, bool endless = false) => Keyed(environment, endless);

    private static WindowedStream<long, long, TimeWindow> Windows(StreamExecutionEnvironment environment, bool endless = false) =>
        Keyed(environment, endless).Window(TumblingEventTimeWindows.Of(Second));

    private static WindowedStream<long, long, TimeWindow> Sliding(StreamExecutionEnvironment environment) =>
        Keyed(environment).Window(SlidingEventTimeWindows.Of(Second, TimeSpan.FromMilliseconds(1)));

    private static WindowedStream<long, long, TimeWindow> Sessions(StreamExecutionEnvironment environment) =>
        Keyed(environment).Window(EventTimeSessionWindows.WithGap(Second));

    private class Aggregate(string where) : IAggregateFunction<long, long, long>
    {
        public long CreateAccumulator() => Fail("create");

        public long Add(long value, long accumulator) => Fail("add");

        public long GetResult(long accumulator) => Fail("result");

        public long Merge(long left, long right) => Fail("merge");

        private long Fail(string here) => here == where ? No<long>() : 0;
    }

    private sealed class MergeableAggregate() : Aggregate("merge"), IMergeableAggregateFunction<long, long, long>;

    private sealed class Function(string where) : ProcessWindowFunction<long, long, long, TimeWindow>
    {
        public override void Open(OpenContext context) => Fail("open");

        public override void Process(long key, IProcessWindowContext<TimeWindow> context, IEnumerable<long> elements, ICollector<long> output) => Fail("process");

        public override void Clear(IProcessWindowContext<TimeWindow> context) => Fail("clear");

        private void Fail(string here)
        {
            if (here == where)
            {
                No(0);
            }
        }
    }

    private sealed class FaultyTrigger(string where) : Trigger
    {
        public override bool CanMerge => true;

        public override TriggerResult OnElement(long timestamp, long maxTimestamp, ITriggerContext context)
        {
            Fail("element");
            context.RegisterEventTimeTimer(maxTimestamp);
            context.RegisterProcessingTimeTimer(context.CurrentProcessingTime);
            return TriggerResult.Continue;
        }

        public override TriggerResult OnEventTime(long time, long maxTimestamp, ITriggerContext context)
        {
            Fail("event");
            return TriggerResult.FireAndPurge;
        }

        public override TriggerResult OnProcessingTime(long time, long maxTimestamp, ITriggerContext context)
        {
            Fail("processing");
            return TriggerResult.Continue;
        }

        public override void OnMerge(long maxTimestamp, IOnMergeContext context) => Fail("merge");

        public override void Clear(long maxTimestamp, ITriggerContext context) => Fail("clear");

        private void Fail(string here)
        {
            if (here == where)
            {
                No(0);
            }
        }
    }

    private sealed class FaultyEvictor(bool after) : Evictor<long, TimeWindow>
    {
        public override void EvictBefore(List<TimestampedValue<long>> elements, TimeWindow window, IEvictorContext context) => Fail(false);

        public override void EvictAfter(List<TimestampedValue<long>> elements, TimeWindow window, IEvictorContext context) => Fail(true);

        private void Fail(bool here)
        {
            if (here == after)
            {
                No(0);
            }
        }
    }

    private sealed class FaultyAssigner : WindowAssigner<long, TimeWindow>
    {
        public override bool IsEventTime => true;

        public override void AssignWindows(long element, long timestamp, IWindowAssignerContext context, ICollector<TimeWindow> windows) => No(element);

        public override Trigger<long, TimeWindow> GetDefaultTrigger() => EventTimeTrigger.Create();
    }
}
