namespace OrleansFlow.Functions;

/// <summary>
/// The general function on a keyed stream, with state and timers for each key
/// (org.apache.flink.streaming.api.functions.KeyedProcessFunction).
/// </summary>
/// <typeparam name="TKey">Type of the key.</typeparam>
/// <typeparam name="TIn">Type of the input.</typeparam>
/// <typeparam name="TOut">Type of the main output.</typeparam>
public abstract class KeyedProcessFunction<TKey, TIn, TOut> : RichFunction
{
    /// <summary>Processes one record.</summary>
    /// <param name="value">The record.</param>
    /// <param name="context">Its key and timestamp, the timers and side outputs; valid during this call only.</param>
    /// <param name="output">The main output.</param>
    public abstract void ProcessElement(TIn value, IKeyedProcessContext<TKey> context, ICollector<TOut> output);

    /// <summary>Called when a timer fires, with the state of its key; does nothing by default. What it emits has the timestamp of an event-time timer, and none of a processing-time timer.</summary>
    /// <param name="timestamp">The time for which the timer was registered.</param>
    /// <param name="context">The timer's key and kind, the timers and side outputs; valid during this call only.</param>
    /// <param name="output">The main output.</param>
    public virtual void OnTimer(long timestamp, IKeyedOnTimerContext<TKey> context, ICollector<TOut> output)
    {
    }
}
