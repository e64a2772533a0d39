using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrleansFlow.Configuration;
using OrleansFlow.Grains.Common;
using OrleansFlow.Grains.Jobs;
using OrleansFlow.Runtime;

namespace OrleansFlow.Grains.Dispatcher;

/// <summary>The shell around <see cref="JobRegistry"/>: persists it, starts job masters and brings back those that a silo took along.</summary>
[KeepAlive]
internal sealed partial class DispatcherGrain(
    [PersistentState("dispatcher", OrleansFlowOptions.DefaultStorageProvider)] IPersistentState<DispatcherState> state,
    IClusterMembershipService membership,
    IOptions<OrleansFlowOptions> options,
    RuntimeServices runtime,
    ILogger<DispatcherGrain> logger) : Grain, IDispatcherGrain
{
    private const int PingTries = 4;

    private readonly HashSet<string> _starting = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _gone = new();
    private JobRegistry _registry = null!;
    private Task _writing = Task.CompletedTask;
    private bool _dirty;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _registry = new JobRegistry(state.State.Jobs, options.Value.RememberedJobs);
        TimeSpan period = options.Value.HeartbeatInterval;
        this.RegisterGrainTimer(PingJobsAsync, new GrainTimerCreationOptions(TimeSpan.Zero, period) { KeepAlive = true, Interleave = true });
        _ = WatchMembershipAsync();
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => _gone.CancelAsync(runtime.Scheduler);

    public async Task<SubmissionResult> SubmitAsync(JobSubmission submission)
    {
        ArgumentNullException.ThrowIfNull(submission);
        if (!JobId.TryParse(submission.JobId, out _))
        {
            return new SubmissionResult(false, $"'{submission.JobId}' is not a job id: 32 hexadecimal digits are expected.");
        }

        if (_registry.Find(submission.JobId) is { } known && !NeverBegan(known))
        {
            return new SubmissionResult(false, $"Job id {submission.JobId} is taken: job '{known.Name}' has it, which is {known.Status.ToFlinkName()}. Submit under another id (pipeline.job-id).");
        }

        _registry.Remove(submission.JobId);
        var overview = new JobOverview(submission.JobId, submission.Name, JobStatus.Initializing, runtime.Time.GetUtcNow(), null, 0, 0);
        _registry.Add(overview);
        _starting.Add(submission.JobId);
        try
        {
            await WriteAsync();
            if (await GrainFactory.GetGrain<IJobGrain>(submission.JobId).StartAsync(submission.Name, submission.JobGraphBlob) is { } error)
            {
                _registry.Remove(submission.JobId);
                await WriteAsync();
                return new SubmissionResult(false, error);
            }
        }
        finally
        {
            _starting.Remove(submission.JobId);
        }

        // Until its master says more: the job has begun, and its id is taken.
        if (_registry.Find(submission.JobId) is { Status: JobStatus.Initializing })
        {
            _registry.Update(overview with { Status = JobStatus.Created });
        }

        LogSubmitted(submission.JobId, submission.Name);
        return new SubmissionResult(true, null);
    }

    public Task<IReadOnlyList<JobOverview>> ListJobsAsync() => Task.FromResult<IReadOnlyList<JobOverview>>(_registry.Jobs.ToArray());

    public Task JobChangedAsync(JobOverview overview)
    {
        ArgumentNullException.ThrowIfNull(overview);
        return _registry.Update(overview) ? WriteAsync() : Task.CompletedTask;
    }

    public Task PingAsync() => Task.CompletedTask;

    // A submission that was cut short, whether it was given up meanwhile or not; who submitted the job does it again.
    private static bool NeverBegan(JobOverview job) => job is { TotalTasks: 0, Status: JobStatus.Initializing or JobStatus.Failed };

    // Calls interleave, writes must not: one is under way, and one more takes all that came meanwhile.
    private Task WriteAsync()
    {
        if (!_dirty)
        {
            _dirty = true;
            _writing = WriteAfterAsync(_writing);
        }

        return _writing;
    }

    private async Task WriteAfterAsync(Task previous)
    {
        await previous.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        _dirty = false;
        state.State.Jobs = [.. _registry.Jobs];
        try
        {
            await state.WriteStateAsync();
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }
    }

    private async Task PingJobsAsync(CancellationToken cancellationToken)
    {
        await BoundedParallel.ForEachAsync(_registry.Running.Select(static job => job.JobId).ToArray(), degree: 16, async jobId =>
        {
            var backoff = new Backoff(runtime.Time);
            for (int i = 1; i <= PingTries && !_gone.IsCancellationRequested; i++)
            {
                try
                {
                    if (!_starting.Contains(jobId) && !await GrainFactory.GetGrain<IJobGrain>(jobId).PingAsync())
                    {
                        await GiveUpAsync(jobId);
                    }

                    return;
                }
                catch (Exception e)
                {
                    // Just after the loss of a silo the call may still be led there.
                    LogUnreachable(jobId, e);
                }

                await backoff.WaitAsync(_gone.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            }
        }, cancellationToken);
    }

    // A lost master comes back by the first call to it; tasks and users wait for that.
    private async Task WatchMembershipAsync()
    {
        try
        {
            await foreach (ClusterMembershipSnapshot _ in membership.MembershipUpdates.WithCancellation(_gone.Token))
            {
                await PingJobsAsync(_gone.Token);
            }
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // The grain goes.
        }
    }

    // The submission was cut short between the two grains: the job never began.
    private async Task GiveUpAsync(string jobId)
    {
        if (!_starting.Contains(jobId) && _registry.Find(jobId) is { Status: JobStatus.Initializing } job)
        {
            LogNeverStarted(jobId);
            await JobChangedAsync(job with { Status = JobStatus.Failed, EndTime = runtime.Time.GetUtcNow() });
        }
    }

    [LoggerMessage(5000, LogLevel.Information, "Job {JobId} '{Name}' was submitted")]
    private partial void LogSubmitted(string jobId, string name);

    [LoggerMessage(5001, LogLevel.Warning, "The master of job {JobId} could not be reached; it is tried again")]
    private partial void LogUnreachable(string jobId, Exception exception);

    [LoggerMessage(5002, LogLevel.Warning, "Job {JobId} was submitted, but its master was never started; the job counts as failed")]
    private partial void LogNeverStarted(string jobId);
}
