namespace OrleansFlow.Functions;

/// <summary>
/// Processes the records of two connected keyed streams, with state and timers that both share for each key
/// (org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction).
/// </summary>
/// <typeparam name="TKey">Type of the key.</typeparam>
/// <typeparam name="TIn1">Type of the first stream's records.</typeparam>
/// <typeparam name="TIn2">Type of the second stream's records.</typeparam>
/// <typeparam name="TOut">Type of the main output.</typeparam>
public abstract class KeyedCoProcessFunction<TKey, TIn1, TIn2, TOut> : RichFunction
{
    /// <summary>Processes a record of the first stream.</summary>
    /// <param name="value">The record.</param>
    /// <param name="context">Its key and timestamp, the timers and side outputs; valid during this call only.</param>
    /// <param name="output">The main output.</param>
    public abstract void ProcessElement1(TIn1 value, IKeyedProcessContext<TKey> context, ICollector<TOut> output);

    /// <summary>Processes a record of the second stream.</summary>
    /// <param name="value">The record.</param>
    /// <param name="context">Its key and timestamp, the timers and side outputs; valid during this call only.</param>
    /// <param name="output">The main output.</param>
    public abstract void ProcessElement2(TIn2 value, IKeyedProcessContext<TKey> context, ICollector<TOut> output);

    /// <summary>Called when a timer fires, with the state of its key; does nothing by default. What it emits has the timestamp of an event-time timer, and none of a processing-time timer.</summary>
    /// <param name="timestamp">The time for which the timer was registered.</param>
    /// <param name="context">The timer's key and kind, the timers and side outputs; valid during this call only.</param>
    /// <param name="output">The main output.</param>
    public virtual void OnTimer(long timestamp, IKeyedOnTimerContext<TKey> context, ICollector<TOut> output)
    {
    }
}
