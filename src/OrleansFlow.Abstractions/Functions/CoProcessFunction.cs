namespace OrleansFlow.Functions;

/// <summary>
/// Processes the records of two connected streams, with side outputs and the present times
/// (org.apache.flink.streaming.api.functions.co.CoProcessFunction).
/// </summary>
/// <typeparam name="TIn1">Type of the first stream's records.</typeparam>
/// <typeparam name="TIn2">Type of the second stream's records.</typeparam>
/// <typeparam name="TOut">Type of the main output.</typeparam>
public abstract class CoProcessFunction<TIn1, TIn2, TOut> : RichFunction
{
    /// <summary>Processes a record of the first stream.</summary>
    /// <param name="value">The record.</param>
    /// <param name="context">Its timestamp, the times and the side outputs; to be used in this call only.</param>
    /// <param name="output">The main output.</param>
    public abstract void ProcessElement1(TIn1 value, IProcessContext context, ICollector<TOut> output);

    /// <summary>Processes a record of the second stream.</summary>
    /// <param name="value">The record.</param>
    /// <param name="context">Its timestamp, the times and the side outputs; to be used in this call only.</param>
    /// <param name="output">The main output.</param>
    public abstract void ProcessElement2(TIn2 value, IProcessContext context, ICollector<TOut> output);

    /// <summary>Called when a timer fires; only on keyed streams, where timers can be registered. Does nothing by default.</summary>
    /// <param name="timestamp">The time for which the timer was registered.</param>
    /// <param name="context">The timer's kind, the timers and side outputs; valid during this call only.</param>
    /// <param name="output">The main output.</param>
    public virtual void OnTimer(long timestamp, IOnTimerContext context, ICollector<TOut> output)
    {
    }
}
