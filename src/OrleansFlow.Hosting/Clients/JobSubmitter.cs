using OrleansFlow.Capture;
using OrleansFlow.Execution;
using OrleansFlow.Graph;
using OrleansFlow.Grains.Blobs;
using OrleansFlow.Grains.Common;
using OrleansFlow.Grains.Dispatcher;
using OrleansFlow.Grains.Jobs;

namespace OrleansFlow.Hosting;

/// <summary>Hands jobs to a cluster that can be reached by grain calls: one in this process, or another by an Orleans client.</summary>
/// <param name="grains">The cluster.</param>
/// <param name="types">Finds the types of accumulators; default: the program's own.</param>
/// <param name="time">The clock; default: the system's.</param>
public sealed class JobSubmitter(IGrainFactory grains, IUserTypeResolver? types = null, TimeProvider? time = null)
{
    private readonly IUserTypeResolver _types = types ?? UserTypeResolver.ForProgram();
    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly ClusterCalls _calls = new(time ?? TimeProvider.System);

    /// <summary>Uploads a job with its assemblies and files and starts it.</summary>
    /// <param name="graph">The job.</param>
    /// <param name="assemblies">The assemblies that the graph names; others are not uploaded.</param>
    /// <param name="dispose">What disposing of the handle does besides; default: nothing.</param>
    /// <param name="cancellationToken">Gives up waiting; the job may have been taken all the same.</param>
    /// <returns>A handle on the job.</returns>
    /// <exception cref="JobSubmissionException">The cluster refuses the job; the message says why.</exception>
    /// <exception cref="OrleansFlowException">No silo of the cluster has answered for a minute.</exception>
    public async Task<IJobClient> SubmitAsync(
        JobGraph graph,
        IReadOnlyList<ProgramAssembly> assemblies,
        Func<ValueTask>? dispose = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(assemblies);
        foreach (UserAssembly named in graph.UserAssemblies)
        {
            ProgramAssembly assembly = assemblies.FirstOrDefault(candidate => candidate.Name == named.Name)
                ?? throw new JobSubmissionException($"Job '{graph.Name}' names the assembly '{named.Name}', which was not handed over with it.");
            string key = await UploadAsync(assembly.ReadContent(), graph.Name, cancellationToken);
            if (key != named.BlobKey)
            {
                throw new JobSubmissionException($"Assembly '{named.Name}' changed while job '{graph.Name}' was being submitted; submit it again.");
            }
        }

        var files = new List<CachedFile>();
        foreach (CachedFile file in graph.CachedFiles)
        {
            files.Add(file with { BlobKey = await UploadAsync(file, graph.Name, cancellationToken) });
        }

        graph = graph with { CachedFiles = files };
        string blob = await UploadAsync(graph.ToBytes(), graph.Name, cancellationToken);
        SubmissionResult result = await HandOverAsync(new JobSubmission(graph.JobId.ToString(), graph.Name, blob), cancellationToken);
        return result.Accepted ? Attach(graph.JobId, dispose) : throw new JobSubmissionException(result.Error ?? $"The cluster refuses job '{graph.Name}'.");
    }

    /// <summary>A handle on a job that was submitted before.</summary>
    /// <param name="jobId">The job.</param>
    /// <param name="dispose">What disposing of the handle does besides; default: nothing.</param>
    public IJobClient Attach(JobId jobId, Func<ValueTask>? dispose = null) => new JobClient(grains, jobId, _types, _time, dispose);

    private Task<string> UploadAsync(ReadOnlyMemory<byte> content, string job, CancellationToken cancellationToken) => _calls.RepeatAsync(
        () => BlobTransfer.UploadAsync(grains, content, cancellationToken), $"taking the code of job '{job}'", cancellationToken, Timeout.InfiniteTimeSpan);

    private async Task<string> UploadAsync(CachedFile file, string job, CancellationToken cancellationToken)
    {
        using Stream content = CachedFileContent.Open(file);
        return await _calls.RepeatAsync(
            () => BlobTransfer.UploadAsync(grains, content, cancellationToken), $"taking the cached file '{file.Name}' of job '{job}'", cancellationToken, Timeout.InfiniteTimeSpan);
    }

    // A submission that was lost on its way is made again, unless the job is there: then only the answer was lost.
    private Task<SubmissionResult> HandOverAsync(JobSubmission submission, CancellationToken cancellationToken)
    {
        bool lost = false;
        return _calls.RepeatAsync(
            async () =>
            {
                if (lost && (await grains.GetGrain<IJobGrain>(submission.JobId).GetStatusAsync()).Known)
                {
                    return new SubmissionResult(true, null);
                }

                try
                {
                    return await grains.GetGrain<IDispatcherGrain>(IDispatcherGrain.Key).SubmitAsync(submission);
                }
                catch (Exception e) when (PassingErrors.IsPassing(e))
                {
                    lost = true;
                    throw;
                }
            },
            $"taking job '{submission.Name}'",
            cancellationToken,
            Timeout.InfiniteTimeSpan);
    }
}
