using OrleansFlow.Grains.Blobs;
using OrleansFlow.Grains.Common;
using OrleansFlow.Graph;

namespace OrleansFlow.Grains.Jobs;

// The start of a new job.
internal sealed partial class JobGrain
{
    private async Task<string?> StartNewAsync(string name, string jobGraphBlob)
    {
        var blobs = new List<string> { jobGraphBlob };
        try
        {
            await AddReferenceAsync(jobGraphBlob);
            _lease = await artifacts.AcquireAsync(JobId.Parse(Key), jobGraphBlob);
            JobGraph graph = _lease.Artifacts.Graph;
            if (graph.JobId.ToString() != Key || graph.Vertices.Count == 0)
            {
                throw new OrleansFlowException(graph.Vertices.Count == 0 ? "The job graph has no vertices; the program adds no operators." : $"The job graph is that of job {graph.JobId}.");
            }

            foreach (string blob in graph.UserAssemblies.Select(static assembly => assembly.BlobKey).Concat(graph.CachedFiles.Select(static file => file.BlobKey)).Distinct())
            {
                blobs.Add(blob);
                await AddReferenceAsync(blob);
            }
        }
        catch (Exception e) when (PassingErrors.IsPassing(e))
        {
            // Nothing is wrong with the job: a silo was lost beside it. Who submits it tries again, and needs what was uploaded.
            _lease?.Dispose();
            DeactivateOnIdle();
            throw;
        }
        catch (Exception e)
        {
            LogRefused(Key, e);
            await GiveBackAsync(blobs);
            DeactivateOnIdle();
            return $"Job {Key} cannot be started: {e.Message}";
        }

        JobGraph job = _lease.Artifacts.Graph;
        state.State = new JobRecord
        {
            Name = name,
            JobGraphBlob = jobGraphBlob,
            Status = JobStatus.Created,
            Epoch = 1,
            MasterSilo = Silo,
            StartTime = Now,
            TotalTasks = job.Vertices.Sum(static vertex => vertex.Parallelism),
            Blobs = blobs,
            Coordinators = [.. job.Vertices.SelectMany(static vertex => vertex.Operators).Where(static info => info.HasCoordinator).Select(static info => info.Id.ToString())],
        };
        try
        {
            await state.WriteStateAsync();
        }
        catch
        {
            // It may have been written all the same: the next activation knows.
            DeactivateOnIdle();
            throw;
        }

        CreateMachine(job);
        _machine!.Start();
        Begin();
        return null;
    }

    private async Task GiveBackAsync(List<string> blobs)
    {
        _lease?.Dispose();
        _lease = null;
        foreach (string blob in blobs)
        {
            try
            {
                await GrainFactory.GetGrain<IBlobGrain>(blob).RemoveReferenceAsync(Key);
            }
            catch (Exception e)
            {
                LogNotCleanedUp(Key, e);
            }
        }
    }
}
