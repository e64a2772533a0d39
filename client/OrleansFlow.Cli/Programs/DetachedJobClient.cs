using OrleansFlow.Execution;

namespace OrleansFlow.Cli.Programs;

/// <summary>A job that nobody waits for: its result is there at once and empty (DetachedJobExecutionResult).</summary>
internal sealed class DetachedJobClient(IJobClient inner) : IJobClient
{
    public JobId JobId => inner.JobId;

    public Task<JobStatus> GetStatusAsync(CancellationToken cancellationToken = default) => inner.GetStatusAsync(cancellationToken);

    public Task CancelAsync(CancellationToken cancellationToken = default) => inner.CancelAsync(cancellationToken);

    public Task<JobExecutionResult> GetResultAsync(CancellationToken cancellationToken = default) =>
        Task.FromResult(new JobExecutionResult(JobId, TimeSpan.Zero, new Dictionary<string, object?>()));

    public Task<IReadOnlyDictionary<string, object?>> GetAccumulatorsAsync(CancellationToken cancellationToken = default) =>
        inner.GetAccumulatorsAsync(cancellationToken);

    public Task<CollectedRecords> FetchCollectedAsync(OperatorId collectOperator, long offset, CancellationToken cancellationToken = default) =>
        throw new CommandException("a program run with -d cannot fetch the records of its job.");

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
