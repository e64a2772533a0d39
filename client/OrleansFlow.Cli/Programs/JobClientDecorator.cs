using OrleansFlow.Execution;

namespace OrleansFlow.Cli.Programs;

/// <summary>A job client that does as another one does, but for what a subclass says.</summary>
internal abstract class JobClientDecorator(IJobClient inner) : IJobClient
{
    public JobId JobId => Inner.JobId;

    protected IJobClient Inner { get; } = inner;

    public Task<JobStatus> GetStatusAsync(CancellationToken cancellationToken = default) => Inner.GetStatusAsync(cancellationToken);

    public virtual Task CancelAsync(CancellationToken cancellationToken = default) => Inner.CancelAsync(cancellationToken);

    public virtual Task<JobExecutionResult> GetResultAsync(CancellationToken cancellationToken = default) => Inner.GetResultAsync(cancellationToken);

    public Task<IReadOnlyDictionary<string, object?>> GetAccumulatorsAsync(CancellationToken cancellationToken = default) =>
        Inner.GetAccumulatorsAsync(cancellationToken);

    public virtual Task<CollectedRecords> FetchCollectedAsync(OperatorId collectOperator, long offset, CancellationToken cancellationToken = default) =>
        Inner.FetchCollectedAsync(collectOperator, offset, cancellationToken);

    public virtual ValueTask DisposeAsync() => Inner.DisposeAsync();
}
