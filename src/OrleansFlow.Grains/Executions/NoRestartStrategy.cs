using OrleansFlow.Grains.Jobs;

namespace OrleansFlow.Grains.Executions;

/// <summary>Every failure fails the job (NoRestartBackoffTimeStrategy).</summary>
internal sealed class NoRestartStrategy : IFailoverStrategy
{
    public static NoRestartStrategy Instance { get; } = new();

    public FailoverDecision Decide(ExecutionGraph graph, ExecutionAttempt? failed, FailureInfo failure) => new FailoverDecision.FailJob(failure);
}
