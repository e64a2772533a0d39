using OrleansFlow.Metrics;
using OrleansFlow.State;
using OrleansFlow.State.Timers;
using OrleansFlow.Windowing;

namespace OrleansFlow.Tasks.Windowing;

/// <summary>What a trigger sees of the current key and a window; one object for all of them (WindowOperator.Context).</summary>
internal sealed class WindowTriggerContext<TKey, TWindow>(InternalTimerService<TKey, TWindow> timers, WindowStates<TKey, TWindow> states, IMetricGroup metrics) : IOnMergeContext
    where TWindow : IWindow
{
    /// <summary>The window.</summary>
    public TWindow Window { get; set; } = default!;

    /// <summary>Is told of the times at which the trigger has deleted a timer, and whether of event time.</summary>
    public required Action<long, bool> Deleted { get; init; }

    /// <summary>The windows that were merged into it.</summary>
    public IReadOnlyList<TWindow> Merged { get; set; } = [];

    public long CurrentProcessingTime => timers.CurrentProcessingTime;

    public long CurrentWatermark => timers.CurrentWatermark;

    public IMetricGroup Metrics => metrics;

    public void RegisterProcessingTimeTimer(long time) => timers.RegisterProcessingTimeTimer(Window, time);

    public void RegisterEventTimeTimer(long time) => timers.RegisterEventTimeTimer(Window, time);

    public void DeleteProcessingTimeTimer(long time)
    {
        timers.DeleteProcessingTimeTimer(Window, time);
        Deleted.Invoke(time, false);
    }

    public void DeleteEventTimeTimer(long time)
    {
        timers.DeleteEventTimeTimer(Window, time);
        Deleted.Invoke(time, true);
    }

    public IValueState<T> GetPartitionedState<T>(ValueStateDescriptor<T> descriptor) => states.Of(Window).GetState(descriptor);

    public IListState<T> GetPartitionedState<T>(ListStateDescriptor<T> descriptor) => states.Of(Window).GetListState(descriptor);

    public IReducingState<T> GetPartitionedState<T>(ReducingStateDescriptor<T> descriptor) => states.Of(Window).GetReducingState(descriptor);

    public IAggregatingState<TIn, TOut> GetPartitionedState<TIn, TAcc, TOut>(AggregatingStateDescriptor<TIn, TAcc, TOut> descriptor) => states.Of(Window).GetAggregatingState(descriptor);

    public IMapState<TMapKey, T> GetPartitionedState<TMapKey, T>(MapStateDescriptor<TMapKey, T> descriptor)
        where TMapKey : notnull =>
        states.Of(Window).GetMapState(descriptor);

    public void MergePartitionedState<T>(ListStateDescriptor<T> descriptor) => WindowStates<TKey, TWindow>.Merge(states.Of(Window).GetListState(descriptor), Window, Merged);

    public void MergePartitionedState<T>(ReducingStateDescriptor<T> descriptor) => WindowStates<TKey, TWindow>.Merge(states.Of(Window).GetReducingState(descriptor), Window, Merged);

    public void MergePartitionedState<TIn, TAcc, TOut>(AggregatingStateDescriptor<TIn, TAcc, TOut> descriptor) => WindowStates<TKey, TWindow>.Merge(states.Of(Window).GetAggregatingState(descriptor), Window, Merged);
}
