namespace OrleansFlow.Execution;

/// <summary>A handle on a job that was handed over (org.apache.flink.core.execution.JobClient).</summary>
public interface IJobClient : IAsyncDisposable
{
    /// <summary>Id of the job.</summary>
    JobId JobId { get; }

    /// <summary>Where the job stands.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task<JobStatus> GetStatusAsync(CancellationToken cancellationToken = default);

    /// <summary>Asks for the job to be cancelled; does not wait for its end.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task CancelAsync(CancellationToken cancellationToken = default);

    /// <summary>Waits for the end of the job.</summary>
    /// <param name="cancellationToken">Gives up waiting; the job goes on.</param>
    /// <returns>The result, if the job finished.</returns>
    /// <exception cref="JobExecutionException">The job failed or was cancelled.</exception>
    Task<JobExecutionResult> GetResultAsync(CancellationToken cancellationToken = default);

    /// <summary>The accumulators, merged over the subtasks, as they stand now.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task<IReadOnlyDictionary<string, object?>> GetAccumulatorsAsync(CancellationToken cancellationToken = default);

    /// <summary>Takes records that a collect sink holds for the client; waits until there are some or no more will come.</summary>
    /// <param name="collectOperator">Id of the sink.</param>
    /// <param name="offset">How many records were taken before; those are let go. The sink ends after a fetch behind its last record.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task<CollectedRecords> FetchCollectedAsync(OperatorId collectOperator, long offset, CancellationToken cancellationToken = default);
}
