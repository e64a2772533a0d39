using OrleansFlow.Execution;

namespace OrleansFlow.Cli.Programs;

/// <summary>A job inside this process: it would end with the process, so the command waits for it where the program has not.</summary>
internal sealed class RunningJobClient(IJobClient inner) : IJobClient
{
    private bool _isSettled;

    public JobId JobId => inner.JobId;

    public Task<JobStatus> GetStatusAsync(CancellationToken cancellationToken = default) => inner.GetStatusAsync(cancellationToken);

    public Task CancelAsync(CancellationToken cancellationToken = default)
    {
        _isSettled = true;
        return inner.CancelAsync(cancellationToken);
    }

    public Task<JobExecutionResult> GetResultAsync(CancellationToken cancellationToken = default)
    {
        _isSettled = true;
        return inner.GetResultAsync(cancellationToken);
    }

    public Task<IReadOnlyDictionary<string, object?>> GetAccumulatorsAsync(CancellationToken cancellationToken = default) =>
        inner.GetAccumulatorsAsync(cancellationToken);

    public Task<CollectedRecords> FetchCollectedAsync(OperatorId collectOperator, long offset, CancellationToken cancellationToken = default) =>
        inner.FetchCollectedAsync(collectOperator, offset, cancellationToken);

    public ValueTask DisposeAsync()
    {
        _isSettled = true;
        return inner.DisposeAsync();
    }

    /// <summary>Waits for the job's end, unless the program has asked for its result, cancelled it or given it up.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="JobExecutionException">The job failed.</exception>
    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        if (!_isSettled)
        {
            await inner.GetResultAsync(cancellationToken);
        }
    }
}
