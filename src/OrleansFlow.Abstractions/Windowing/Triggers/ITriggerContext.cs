using OrleansFlow.Metrics;
using OrleansFlow.State;

namespace OrleansFlow.Windowing;

/// <summary>What a trigger sees and may do, for the key and window of the call (Trigger.TriggerContext).</summary>
public interface ITriggerContext
{
    /// <summary>The processing time, ms since the epoch.</summary>
    long CurrentProcessingTime { get; }

    /// <summary>The watermark; <see cref="long.MinValue"/> before the first one.</summary>
    long CurrentWatermark { get; }

    /// <summary>Metrics of the operator.</summary>
    IMetricGroup Metrics { get; }

    /// <summary>Lets the trigger's OnProcessingTime be called when the clock passes a time; asking twice is asking once.</summary>
    /// <param name="time">The time, ms since the epoch.</param>
    void RegisterProcessingTimeTimer(long time);

    /// <summary>Lets the trigger's OnEventTime be called when the watermark reaches a time; asking twice is asking once.</summary>
    /// <param name="time">The time, ms since the epoch.</param>
    void RegisterEventTimeTimer(long time);

    /// <summary>Takes back a timer of processing time; does nothing if there is none.</summary>
    /// <param name="time">Its time.</param>
    void DeleteProcessingTimeTimer(long time);

    /// <summary>Takes back a timer of event time; does nothing if there is none.</summary>
    /// <param name="time">Its time.</param>
    void DeleteEventTimeTimer(long time);

    /// <summary>The value that the trigger keeps for key and window.</summary>
    /// <typeparam name="TValue">Type of the value.</typeparam>
    /// <param name="descriptor">Names the state.</param>
    IValueState<TValue> GetPartitionedState<TValue>(ValueStateDescriptor<TValue> descriptor);

    /// <summary>The list that the trigger keeps for key and window.</summary>
    /// <typeparam name="TItem">Type of the items.</typeparam>
    /// <param name="descriptor">Names the state.</param>
    IListState<TItem> GetPartitionedState<TItem>(ListStateDescriptor<TItem> descriptor);

    /// <summary>The reduced value that the trigger keeps for key and window.</summary>
    /// <typeparam name="TValue">Type of the value.</typeparam>
    /// <param name="descriptor">Names the state.</param>
    IReducingState<TValue> GetPartitionedState<TValue>(ReducingStateDescriptor<TValue> descriptor);

    /// <summary>The aggregated value that the trigger keeps for key and window.</summary>
    /// <typeparam name="TIn">Type of what is added.</typeparam>
    /// <typeparam name="TAcc">Type of the accumulator.</typeparam>
    /// <typeparam name="TOut">Type of the result.</typeparam>
    /// <param name="descriptor">Names the state.</param>
    IAggregatingState<TIn, TOut> GetPartitionedState<TIn, TAcc, TOut>(AggregatingStateDescriptor<TIn, TAcc, TOut> descriptor);

    /// <summary>The map that the trigger keeps for key and window.</summary>
    /// <typeparam name="TMapKey">Type of the map's keys.</typeparam>
    /// <typeparam name="TValue">Type of the values.</typeparam>
    /// <param name="descriptor">Names the state.</param>
    IMapState<TMapKey, TValue> GetPartitionedState<TMapKey, TValue>(MapStateDescriptor<TMapKey, TValue> descriptor)
        where TMapKey : notnull;
}

/// <summary>What a trigger sees and may do when windows have been merged; its own window is the merged one (Trigger.OnMergeContext).</summary>
public interface IOnMergeContext : ITriggerContext
{
    /// <summary>Merges the state that the trigger kept for the windows into that of the merged window.</summary>
    /// <typeparam name="TItem">Type of the items.</typeparam>
    /// <param name="descriptor">Names the state.</param>
    void MergePartitionedState<TItem>(ListStateDescriptor<TItem> descriptor);

    /// <summary>Merges the state that the trigger kept for the windows into that of the merged window.</summary>
    /// <typeparam name="TValue">Type of the value.</typeparam>
    /// <param name="descriptor">Names the state.</param>
    void MergePartitionedState<TValue>(ReducingStateDescriptor<TValue> descriptor);

    /// <summary>Merges the state that the trigger kept for the windows into that of the merged window.</summary>
    /// <typeparam name="TIn">Type of what is added.</typeparam>
    /// <typeparam name="TAcc">Type of the accumulator.</typeparam>
    /// <typeparam name="TOut">Type of the result.</typeparam>
    /// <param name="descriptor">Names the state.</param>
    void MergePartitionedState<TIn, TAcc, TOut>(AggregatingStateDescriptor<TIn, TAcc, TOut> descriptor);
}
