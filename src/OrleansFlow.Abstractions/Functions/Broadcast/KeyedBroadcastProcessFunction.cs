namespace OrleansFlow.Functions;

/// <summary>
/// Processes the records of a keyed stream, with state and timers for each key, beside those of a broadcast one, which all
/// subtasks see and keep what they need of (org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction).
/// </summary>
/// <typeparam name="TKey">Type of the key.</typeparam>
/// <typeparam name="TIn">Type of the records of the keyed stream.</typeparam>
/// <typeparam name="TBroadcast">Type of the broadcast records.</typeparam>
/// <typeparam name="TOut">Type of the main output.</typeparam>
public abstract class KeyedBroadcastProcessFunction<TKey, TIn, TBroadcast, TOut> : RichFunction
{
    /// <summary>Processes a record of the keyed stream.</summary>
    /// <param name="value">The record.</param>
    /// <param name="context">Its key and timestamp, the timers, the side outputs and the broadcast states, to be read; valid during this call only.</param>
    /// <param name="output">The main output.</param>
    public abstract void ProcessElement(TIn value, IKeyedReadOnlyBroadcastContext<TKey> context, ICollector<TOut> output);

    /// <summary>Processes a broadcast record. It has no key: keyed state is there by <see cref="IKeyedBroadcastContext{TKey}.ApplyToKeyedState"/> only.</summary>
    /// <param name="value">The record.</param>
    /// <param name="context">Its timestamp, the times, the side outputs and the broadcast states; valid during this call only.</param>
    /// <param name="output">The main output.</param>
    public abstract void ProcessBroadcastElement(TBroadcast value, IKeyedBroadcastContext<TKey> context, ICollector<TOut> output);

    /// <summary>Called when a timer fires, with the state of its key; does nothing by default. What it emits has the timestamp of an event-time timer, and none of a processing-time timer.</summary>
    /// <param name="timestamp">The time for which the timer was registered.</param>
    /// <param name="context">The timer's key and kind, the timers, the side outputs and the broadcast states, to be read; valid during this call only.</param>
    /// <param name="output">The main output.</param>
    public virtual void OnTimer(long timestamp, IKeyedBroadcastOnTimerContext<TKey> context, ICollector<TOut> output)
    {
    }
}
