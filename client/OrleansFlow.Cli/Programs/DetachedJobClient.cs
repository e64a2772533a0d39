using OrleansFlow.Execution;

namespace OrleansFlow.Cli.Programs;

/// <summary>A job that nobody waits for: its result is there at once and empty (DetachedJobExecutionResult).</summary>
internal sealed class DetachedJobClient(IJobClient inner) : JobClientDecorator(inner)
{
    public override Task<JobExecutionResult> GetResultAsync(CancellationToken cancellationToken = default) =>
        Task.FromResult(new JobExecutionResult(JobId, TimeSpan.Zero, new Dictionary<string, object?>()));

    public override Task<CollectedRecords> FetchCollectedAsync(OperatorId collectOperator, long offset, CancellationToken cancellationToken = default) =>
        throw new CommandException("a program run with -d cannot fetch the records of its job.");
}
