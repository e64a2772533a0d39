using Orleans.Concurrency;
using OrleansFlow.Grains.Jobs;

namespace OrleansFlow.Grains.Dispatcher;

/// <summary>
/// The one door for jobs (org.apache.flink.runtime.dispatcher.Dispatcher): keeps the registry of jobs, refuses duplicate ids and
/// remembers ended jobs. There is one per cluster, under the key <see cref="Key"/>.
/// </summary>
[Alias("orleansflow.dispatcher")]
public interface IDispatcherGrain : IGrainWithStringKey
{
    /// <summary>The key of the one dispatcher of a cluster.</summary>
    const string Key = "cluster";

    /// <summary>Takes a job and starts it.</summary>
    /// <param name="submission">The job.</param>
    /// <returns>Whether it was taken, and why not.</returns>
    [Alias("Submit")]
    Task<SubmissionResult> SubmitAsync(JobSubmission submission);

    /// <summary>Running and ended jobs, in the order of their submission.</summary>
    [Alias("ListJobs")]
    [AlwaysInterleave]
    Task<IReadOnlyList<JobOverview>> ListJobsAsync();

    /// <summary>What a job master says of its job; called by job grains.</summary>
    /// <param name="overview">The job now.</param>
    [Alias("JobChanged")]
    [AlwaysInterleave]
    Task JobChangedAsync(JobOverview overview);

    /// <summary>Each silo's heartbeat: brings the dispatcher back, and through it the job masters, after the loss of a silo.</summary>
    [Alias("Ping")]
    [AlwaysInterleave]
    Task PingAsync();
}
