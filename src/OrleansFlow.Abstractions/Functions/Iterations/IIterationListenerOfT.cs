namespace OrleansFlow.Functions;

/// <summary>
/// Implemented beside a function of an operator within an iteration: hears of its rounds (org.apache.flink.iteration.IterationListener).
/// </summary>
/// <typeparam name="TOut">Type of the operator's output.</typeparam>
public interface IIterationListener<TOut> : IIterationListener
{
    /// <summary>All records of a round of a bounded iteration have come, on all inputs of the operator, and none of the next one.</summary>
    /// <param name="epoch">The round, from 0.</param>
    /// <param name="context">Side outputs; valid during this call only.</param>
    /// <param name="output">Takes records, which belong to the round still.</param>
    void OnEpochWatermarkIncremented(int epoch, IIterationContext context, ICollector<TOut> output);

    /// <summary>The iteration has ended.</summary>
    /// <param name="context">Side outputs; valid during this call only.</param>
    /// <param name="output">Takes records; those that would be fed back are dropped.</param>
    void OnIterationTerminated(IIterationContext context, ICollector<TOut> output);
}
