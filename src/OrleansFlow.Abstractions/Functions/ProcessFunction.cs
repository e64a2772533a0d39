namespace OrleansFlow.Functions;

/// <summary>
/// The general function: sees each record with its timestamp and may emit to any output
/// (org.apache.flink.streaming.api.functions.ProcessFunction).
/// </summary>
/// <typeparam name="TIn">Type of the input.</typeparam>
/// <typeparam name="TOut">Type of the main output.</typeparam>
public abstract class ProcessFunction<TIn, TOut> : RichFunction
{
    /// <summary>Processes one record.</summary>
    /// <param name="value">The record.</param>
    /// <param name="context">Valid during this call only.</param>
    /// <param name="output">The main output.</param>
    public abstract void ProcessElement(TIn value, IProcessContext context, ICollector<TOut> output);

    /// <summary>Called when a timer fires; only on a keyed stream, where timers can be registered. Does nothing by default.</summary>
    /// <param name="timestamp">The time for which the timer was registered.</param>
    /// <param name="context">The timer's kind, the timers and side outputs; valid during this call only.</param>
    /// <param name="output">The main output.</param>
    public virtual void OnTimer(long timestamp, IOnTimerContext context, ICollector<TOut> output)
    {
    }
}
