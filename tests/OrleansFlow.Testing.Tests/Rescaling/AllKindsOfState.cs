using OrleansFlow.Functions;
using OrleansFlow.State;

namespace OrleansFlow.Testing.Tests.Rescaling;

/// <summary>Uses each kind of keyed state, and timers of both times, which it also deletes.</summary>
internal sealed class AllKindsOfState : KeyedProcessFunction<string, Reading, string>
{
    private static readonly ValueStateDescriptor<long> Count = new("count");
    private static readonly ValueStateDescriptor<long> Fading = Of(new ValueStateDescriptor<long>("fading"), 12);
    private static readonly MapStateDescriptor<long, long> FadingMap = Of(new MapStateDescriptor<long, long>("fading map"), 9);
    private static readonly ListStateDescriptor<Reading> Recent = new("recent");
    private static readonly MapStateDescriptor<long, string> ByValue = new("by value");
    private static readonly ReducingStateDescriptor<long> Max = new("max", Math.Max);
    private static readonly AggregatingStateDescriptor<long, (long Sum, int Count), string> Mean = new("mean", new MeanOfValues());

    public override void ProcessElement(Reading value, IKeyedProcessContext<string> context, ICollector<string> output)
    {
        IValueState<long> count = RuntimeContext.GetState(Count);
        count.Value++;
        IListState<Reading> recent = RuntimeContext.GetListState(Recent);
        recent.Add(value);
        IMapState<long, string> byValue = RuntimeContext.GetMapState(ByValue);
        byValue.Put(value.Value % 3, $"{value.Value}");
        RuntimeContext.GetReducingState(Max).Add(value.Value);
        RuntimeContext.GetAggregatingState(Mean).Add(value.Value);
        ITimerService timers = context.TimerService;
        switch (value.Value % 5)
        {
            case 0:
                timers.RegisterEventTimeTimer(context.Timestamp!.Value + 10);
                break;
            case 1:
                timers.DeleteEventTimeTimer(context.Timestamp!.Value + 9);
                break;
            case 2:
                timers.RegisterProcessingTimeTimer(timers.CurrentProcessingTime + 15);
                break;
            case 3:
                recent.Clear();
                byValue.Remove(1);
                break;
        }

        // State that expires by processing time does so after a restore, too.
        IValueState<long> fading = RuntimeContext.GetState(Fading);
        IMapState<long, long> fadingMap = RuntimeContext.GetMapState(FadingMap);
        output.Collect($"{value.Sensor} fading: {fading.Value} {string.Join(",", fadingMap.Entries.OrderBy(static e => e.Key).Select(static e => $"{e.Key}={e.Value}"))}");
        fading.Value += value.Value;
        fadingMap.Put(value.Value % 4, value.Value);
        output.Collect($"{value.Sensor}: {count.Value} {string.Join(",", recent.Get()!.Select(static r => r.Value))}");
    }

    public override void OnTimer(long timestamp, IKeyedOnTimerContext<string> context, ICollector<string> output)
    {
        string map = string.Join(",", RuntimeContext.GetMapState(ByValue).Entries.OrderBy(static e => e.Key).Select(static e => $"{e.Key}={e.Value}"));
        output.Collect($"{context.CurrentKey} {context.TimeDomain} {timestamp}: {RuntimeContext.GetReducingState(Max).Get()} {RuntimeContext.GetAggregatingState(Mean).Get()} {map}");
        if (context.TimeDomain == TimeDomain.ProcessingTime)
        {
            RuntimeContext.GetState(Count).Clear();
        }
    }

    private static TDescriptor Of<TDescriptor>(TDescriptor descriptor, int milliseconds)
        where TDescriptor : StateDescriptor
    {
        descriptor.EnableTimeToLive(new StateTtlConfig(TimeSpan.FromMilliseconds(milliseconds)) { CleanupInFullSnapshot = true });
        return descriptor;
    }

    private sealed class MeanOfValues : IAggregateFunction<long, (long Sum, int Count), string>
    {
        public (long Sum, int Count) CreateAccumulator() => (0, 0);

        public (long Sum, int Count) Add(long value, (long Sum, int Count) accumulator) => (accumulator.Sum + value, accumulator.Count + 1);

        public string GetResult((long Sum, int Count) accumulator) => $"{accumulator.Sum}/{accumulator.Count}";

        public (long Sum, int Count) Merge((long Sum, int Count) left, (long Sum, int Count) right) => (left.Sum + right.Sum, left.Count + right.Count);
    }
}
