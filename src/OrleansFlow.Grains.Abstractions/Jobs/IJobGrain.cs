using Orleans.Concurrency;
using OrleansFlow.Grains.Subtasks;

namespace OrleansFlow.Grains.Jobs;

/// <summary>
/// The master of one job (org.apache.flink.runtime.jobmaster.JobMaster): owns its job graph, status and execution graph, asks for
/// slots, deploys, cancels and fails. The key is the job id.
/// </summary>
[Alias("orleansflow.job")]
public interface IJobGrain : IGrainWithStringKey
{
    /// <summary>Starts the job; called by the dispatcher. Returns when the job is durably known, not when it runs.</summary>
    /// <param name="name">Name of the job.</param>
    /// <param name="jobGraphBlob">Key of the serialized job graph in the blob store.</param>
    /// <returns>Null, or why the job cannot be started: one sentence.</returns>
    [Alias("Start")]
    Task<string?> StartAsync(string name, string jobGraphBlob);

    /// <summary>The status now.</summary>
    [Alias("GetStatus")]
    [AlwaysInterleave]
    Task<JobStatusInfo> GetStatusAsync();

    /// <summary>The result, if the job has ended; otherwise null, after waiting for it for a while that is shorter than the response time-out.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    [Alias("TryGetResult")]
    [AlwaysInterleave]
    Task<JobResult?> TryGetResultAsync(CancellationToken cancellationToken);

    /// <summary>Cancels the job. Returns at once; nothing happens if it has ended.</summary>
    [Alias("Cancel")]
    [AlwaysInterleave]
    Task CancelAsync();

    /// <summary>Vertices and subtasks with states and metrics.</summary>
    [Alias("GetDetails")]
    [AlwaysInterleave]
    Task<JobDetails> GetDetailsAsync();

    /// <summary>The accumulators so far, merged over all subtasks.</summary>
    [Alias("GetAccumulators")]
    [AlwaysInterleave]
    Task<IReadOnlyList<AccumulatorValue>> GetAccumulatorsAsync();

    /// <summary>Subtasks have changed their states; called by vertex grains.</summary>
    /// <param name="updates">What changed, in order.</param>
    /// <returns>The attempts among them that are not, or no longer, part of the job, and must stop.</returns>
    [Alias("UpdateTaskStates")]
    [AlwaysInterleave]
    Task<string[]> UpdateTaskStatesAsync([Immutable] TaskStateUpdate[] updates);

    /// <summary>An operator coordinator failed, which fails the job.</summary>
    /// <param name="operatorId">The operator.</param>
    /// <param name="failure">Why.</param>
    [Alias("FailByCoordinator")]
    [AlwaysInterleave]
    Task FailByCoordinatorAsync(string operatorId, FailureInfo failure);

    /// <summary>The job's master is alive and responsible; a call that brings it back after the loss of its silo.</summary>
    /// <returns>False if the job was never started.</returns>
    [Alias("Ping")]
    [AlwaysInterleave]
    Task<bool> PingAsync();
}
