using OrleansFlow.Grains.Jobs;

namespace OrleansFlow.Grains.Executions;

/// <summary>Decides what a failure means for the job (ExecutionFailureHandler with its FailoverStrategy).</summary>
internal interface IFailoverStrategy
{
    /// <summary>Decides.</summary>
    /// <param name="graph">The executions as they are, the failed one included.</param>
    /// <param name="failed">The attempt that failed; null if it was none.</param>
    /// <param name="failure">Why.</param>
    FailoverDecision Decide(ExecutionGraph graph, ExecutionAttempt? failed, FailureInfo failure);
}
