using OrleansFlow.Execution;

namespace OrleansFlow.Cli.Programs;

/// <summary>A job inside this process: it would end with the process, so the command waits for it where the program has not.</summary>
internal sealed class RunningJobClient(IJobClient inner) : JobClientDecorator(inner)
{
    private bool _isSettled;

    public override Task CancelAsync(CancellationToken cancellationToken = default)
    {
        _isSettled = true;
        return base.CancelAsync(cancellationToken);
    }

    public override Task<JobExecutionResult> GetResultAsync(CancellationToken cancellationToken = default)
    {
        _isSettled = true;
        return base.GetResultAsync(cancellationToken);
    }

    public override ValueTask DisposeAsync()
    {
        _isSettled = true;
        return base.DisposeAsync();
    }

    /// <summary>Waits for the job's end, unless the program has asked for its result, cancelled it or given it up.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="JobExecutionException">The job failed.</exception>
    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        if (!_isSettled)
        {
            await Inner.GetResultAsync(cancellationToken);
        }
    }
}
