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

/// <summary>What a failure means for the job. Restarts will be a further kind.</summary>
internal abstract record FailoverDecision
{
    private FailoverDecision()
    {
    }

    /// <summary>The job fails.</summary>
    /// <param name="Failure">Why.</param>
    public sealed record FailJob(FailureInfo Failure) : FailoverDecision;
}

/// <summary>Every failure fails the job (NoRestartBackoffTimeStrategy).</summary>
internal sealed class NoRestartStrategy : IFailoverStrategy
{
    public static NoRestartStrategy Instance { get; } = new();

    public FailoverDecision Decide(ExecutionGraph graph, ExecutionAttempt? failed, FailureInfo failure) => new FailoverDecision.FailJob(failure);
}
