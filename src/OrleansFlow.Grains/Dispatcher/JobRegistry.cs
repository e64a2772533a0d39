using OrleansFlow.Grains.Jobs;

namespace OrleansFlow.Grains.Dispatcher;

/// <summary>
/// The jobs that a cluster runs and has run. Running ones are never forgotten; of the ended ones the oldest are, when there are
/// too many.
/// </summary>
internal sealed class JobRegistry(IReadOnlyList<JobOverview> jobs, int rememberedJobs)
{
    private readonly List<JobOverview> _jobs = [.. jobs];

    /// <summary>The jobs, in the order of their submission.</summary>
    public IReadOnlyList<JobOverview> Jobs => _jobs;

    /// <summary>The jobs that have not ended, in the order of their submission.</summary>
    public IEnumerable<JobOverview> Running => _jobs.Where(static job => !job.Status.IsGloballyTerminal());

    public JobOverview? Find(string jobId) => _jobs.Find(job => job.JobId == jobId);

    /// <summary>Adds a job whose id is not known yet.</summary>
    /// <param name="job">The job.</param>
    public void Add(JobOverview job)
    {
        _jobs.Add(job);
        int ended = _jobs.Count(static known => known.Status.IsGloballyTerminal());
        for (int i = 0; ended > rememberedJobs; )
        {
            if (_jobs[i].Status.IsGloballyTerminal())
            {
                _jobs.RemoveAt(i);
                ended--;
            }
            else
            {
                i++;
            }
        }
    }

    /// <summary>Takes back a job whose master could not be started.</summary>
    /// <param name="jobId">The job.</param>
    public void Remove(string jobId) => _jobs.RemoveAll(job => job.JobId == jobId);

    /// <summary>What a master says of its job.</summary>
    /// <param name="job">The job now.</param>
    /// <returns>Whether that must be kept durably: the status changed.</returns>
    public bool Update(JobOverview job)
    {
        int index = _jobs.FindIndex(known => known.JobId == job.JobId);
        if (index < 0 || _jobs[index].Status.IsGloballyTerminal())
        {
            return false;
        }

        bool changed = _jobs[index].Status != job.Status;
        _jobs[index] = job;
        return changed;
    }
}
