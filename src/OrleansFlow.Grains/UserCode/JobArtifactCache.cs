using Microsoft.Extensions.Options;
using OrleansFlow.Configuration;
using OrleansFlow.Graph;
using OrleansFlow.Grains.Blobs;
using OrleansFlow.Runtime;

namespace OrleansFlow.Grains.UserCode;

/// <summary>
/// The artifacts of the jobs that run on a silo (BlobLibraryCacheManager): loaded once, however many subtasks ask at a time, and
/// let go with the last of them.
/// </summary>
internal sealed class JobArtifactCache(IGrainFactory grains, IUserCodeLoader loader, RuntimeServices runtime, IOptions<OrleansFlowOptions> options)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(JobId Job, string Blob), Entry> _entries = [];

    /// <summary>How many jobs have artifacts here.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _entries.Count;
            }
        }
    }

    /// <summary>Gets the artifacts of a job; to be given back by disposing of what is returned.</summary>
    /// <param name="job">The job.</param>
    /// <param name="jobGraphBlob">Key of its serialized graph.</param>
    public async ValueTask<JobArtifactsLease> AcquireAsync(JobId job, string jobGraphBlob)
    {
        Entry? entry;
        lock (_lock)
        {
            if (!_entries.TryGetValue((job, jobGraphBlob), out entry))
            {
                // On the silo's scheduler, not on the asking grain's: the others must not depend on that one's life.
                Task<JobArtifacts> loading = Task.Factory.StartNew(
                    () => LoadAsync(jobGraphBlob),
                    CancellationToken.None,
                    TaskCreationOptions.DenyChildAttach,
                    runtime.Scheduler.TaskScheduler).Unwrap();
                _entries[(job, jobGraphBlob)] = entry = new Entry(loading);
            }

            entry.Holders++;
        }

        try
        {
            return new JobArtifactsLease(await entry.Loading, () => Release((job, jobGraphBlob), entry));
        }
        catch
        {
            Release((job, jobGraphBlob), entry);
            throw;
        }
    }

    private async Task<JobArtifacts> LoadAsync(string jobGraphBlob)
    {
        JobGraph graph = JobGraph.FromBytes(await BlobTransfer.DownloadAsync(grains, jobGraphBlob));
        return new JobArtifacts(graph, await loader.LoadAsync(graph), new JobFiles(graph, grains, runtime, options.Value.TemporaryDirectory));
    }

    private void Release((JobId Job, string Blob) key, Entry entry)
    {
        lock (_lock)
        {
            // A load that failed is forgotten at once: the next to ask tries again.
            if ((--entry.Holders == 0 || entry.Loading.IsFaulted) && _entries.GetValueOrDefault(key) == entry)
            {
                _entries.Remove(key);
            }

            if (entry.Holders > 0)
            {
                return;
            }
        }

        if (entry.Loading.IsCompletedSuccessfully)
        {
            entry.Loading.Result.Code.Dispose();
            entry.Loading.Result.Files.Dispose();
        }
    }

    private sealed class Entry(Task<JobArtifacts> loading)
    {
        public Task<JobArtifacts> Loading { get; } = loading;

        public int Holders { get; set; }
    }
}
