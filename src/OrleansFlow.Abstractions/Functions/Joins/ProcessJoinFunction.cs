namespace OrleansFlow.Functions;

/// <summary>
/// Processes pairs of records of an interval join (org.apache.flink.streaming.api.functions.co.ProcessJoinFunction).
/// </summary>
/// <typeparam name="TLeft">Type of the left stream's records.</typeparam>
/// <typeparam name="TRight">Type of the right stream's records.</typeparam>
/// <typeparam name="TOut">Type of the main output.</typeparam>
public abstract class ProcessJoinFunction<TLeft, TRight, TOut> : RichFunction
{
    /// <summary>Processes a pair. What it emits has the larger of the two timestamps.</summary>
    /// <param name="left">The record of the left stream.</param>
    /// <param name="right">The record of the right stream.</param>
    /// <param name="context">The timestamps and side outputs; valid during this call only.</param>
    /// <param name="output">The main output.</param>
    public abstract void ProcessElement(TLeft left, TRight right, IProcessJoinContext context, ICollector<TOut> output);
}
