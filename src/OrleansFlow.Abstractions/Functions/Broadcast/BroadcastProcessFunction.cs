namespace OrleansFlow.Functions;

/// <summary>
/// Processes the records of a stream beside those of a broadcast one, which all subtasks see and keep what they need of
/// (org.apache.flink.streaming.api.functions.co.BroadcastProcessFunction).
/// </summary>
/// <typeparam name="TIn">Type of the records.</typeparam>
/// <typeparam name="TBroadcast">Type of the broadcast records.</typeparam>
/// <typeparam name="TOut">Type of the main output.</typeparam>
public abstract class BroadcastProcessFunction<TIn, TBroadcast, TOut> : RichFunction
{
    /// <summary>Processes a record of the stream that is not broadcast.</summary>
    /// <param name="value">The record.</param>
    /// <param name="context">Its timestamp, the times, the side outputs and the broadcast states, to be read; valid during this call only.</param>
    /// <param name="output">The main output.</param>
    public abstract void ProcessElement(TIn value, IReadOnlyBroadcastContext context, ICollector<TOut> output);

    /// <summary>Processes a broadcast record.</summary>
    /// <param name="value">The record.</param>
    /// <param name="context">Its timestamp, the times, the side outputs and the broadcast states; valid during this call only.</param>
    /// <param name="output">The main output.</param>
    public abstract void ProcessBroadcastElement(TBroadcast value, IBroadcastContext context, ICollector<TOut> output);
}
