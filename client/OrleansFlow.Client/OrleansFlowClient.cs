using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OrleansFlow.Execution;
using OrleansFlow.Grains.Dispatcher;
using OrleansFlow.Grains.Jobs;
using OrleansFlow.Graph;
using OrleansFlow.Hosting;

namespace OrleansFlow.Client;

/// <summary>
/// A connection to a cluster of other processes, as an Orleans client: lists jobs, submits them, leads to those that run
/// (org.apache.flink.client.program.ClusterClient).
/// </summary>
public sealed class OrleansFlowClient : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly IGrainFactory _grains;
    private readonly JobSubmitter _submitter;
    private readonly ClusterCalls _calls = new(TimeProvider.System);

    private OrleansFlowClient(IHost host)
    {
        _host = host;
        _grains = host.Services.GetRequiredService<IGrainFactory>();
        _submitter = new JobSubmitter(_grains);
    }

    /// <summary>Connects to a cluster.</summary>
    /// <param name="master">The gateway of one of its silos, host:port.</param>
    /// <param name="clusterId">Id of the cluster.</param>
    /// <param name="serviceId">Id of the service.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="JobSubmissionException">There is no such cluster; the message says why.</exception>
    public static async Task<OrleansFlowClient> ConnectAsync(string master, string clusterId, string serviceId, CancellationToken cancellationToken = default) =>
        new(await ClusterConnection.OpenAsync(ClusterAddress.Parse(master, clusterId, serviceId), cancellationToken));

    /// <summary>Running and ended jobs, in the order of their submission.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="OrleansFlowException">No silo of the cluster has answered for a minute.</exception>
    public Task<IReadOnlyList<JobOverview>> ListJobsAsync(CancellationToken cancellationToken = default) =>
        _calls.RepeatAsync(() => _grains.GetGrain<IDispatcherGrain>(IDispatcherGrain.Key).ListJobsAsync(), "its jobs", cancellationToken);

    /// <summary>A handle on a job of the cluster.</summary>
    /// <param name="jobId">Id of the job.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="JobSubmissionException">The cluster knows no such job.</exception>
    /// <exception cref="OrleansFlowException">No silo of the cluster has answered for a minute.</exception>
    public async Task<IJobClient> GetJobAsync(JobId jobId, CancellationToken cancellationToken = default)
    {
        JobStatusInfo status = await _calls.RepeatAsync(() => _grains.GetGrain<IJobGrain>(jobId.ToString()).GetStatusAsync(), $"the status of job {jobId}", cancellationToken);
        return status.Known ? _submitter.Attach(jobId) : throw new JobSubmissionException($"The cluster knows no job {jobId}.");
    }

    /// <summary>Uploads a job with its assemblies and starts it.</summary>
    /// <param name="graph">The job.</param>
    /// <param name="assemblies">The program's assemblies.</param>
    /// <param name="cancellationToken">Gives up waiting; the job may have been taken all the same.</param>
    /// <returns>A handle on the job. Disposing of it does not end the connection.</returns>
    /// <exception cref="JobSubmissionException">The cluster refuses the job; the message says why.</exception>
    public Task<IJobClient> SubmitAsync(JobGraph graph, IReadOnlyList<ProgramAssembly> assemblies, CancellationToken cancellationToken = default) =>
        _submitter.SubmitAsync(graph, assemblies, cancellationToken: cancellationToken);

    /// <summary>Ends the connection; jobs go on.</summary>
    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    internal async Task<IJobClient> SubmitAndOwnAsync(JobGraph graph, IReadOnlyList<ProgramAssembly> assemblies, CancellationToken cancellationToken)
    {
        try
        {
            return await _submitter.SubmitAsync(graph, assemblies, DisposeAsync, cancellationToken);
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }
}
