using Microsoft.Extensions.Logging;
using OrleansFlow.Grains.Blobs;
using OrleansFlow.Grains.Common;
using OrleansFlow.Grains.Dispatcher;
using OrleansFlow.Grains.Resources;

namespace OrleansFlow.Grains.Jobs;

// Loss of silos, the end, and what the others are told.
internal sealed partial class JobGrain
{
    private bool _recovering;
    private bool _cancelWanted;
    private bool _overviewChanged;

    /// <summary>
    /// A master that was lost with its silo leaves tasks behind. There are no checkpoints to go on from: all tasks are stopped and
    /// the job ends.
    /// </summary>
    private async Task TakeOverAsync()
    {
        _recovering = true;
        var backoff = new Backoff(runtime.Time);
        while (!_gone.IsCancellationRequested)
        {
            try
            {
                _lease = await artifacts.AcquireAsync(JobId.Parse(Key), Record.JobGraphBlob);
                break;
            }
            catch (Exception e)
            {
                LogNoGraph(Key, e);
                await backoff.WaitAsync(_gone.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            }
        }

        if (_gone.IsCancellationRequested)
        {
            return;
        }

        LogTakeOver(Key, Record.Name, Record.Epoch);
        CreateMachine(_lease!.Artifacts.Graph);
        _recovering = false;
        _coordinatorsStarted = true;
        bool cancel = _cancelWanted || Record.Status == JobStatus.Cancelling;
        _machine!.TakeOver(cancel ? null : Record.Failure ?? MasterLost());
        Begin();
    }

    private FailureInfo MasterLost()
    {
        string how = membership.CurrentSnapshot.GetSiloStatus(SiloAddress.FromParsableString(_lostSilo)) == SiloStatus.Active
            ? $"gave up on silo {_lostSilo}, whose log says why"
            : $"was lost with its silo {_lostSilo}, which has left the cluster";
        return new FailureInfo($"the master of job '{Record.Name}' {how}; without checkpoints the job cannot go on, submit it again", null, null, null, _lostSilo, Now);
    }

    private async Task WatchMembershipAsync()
    {
        try
        {
            await foreach (ClusterMembershipSnapshot _ in membership.MembershipUpdates.WithCancellation(_gone.Token))
            {
                CheckSilos(_machine!);
                Kick();
            }
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // The grain goes.
        }
    }

    private void CheckSilos(JobMachine machine)
    {
        if (machine.Status.IsGloballyTerminal())
        {
            return;
        }

        ClusterMembershipSnapshot snapshot = membership.CurrentSnapshot;
        var silos = new SortedSet<string>(machine.Graph.Executions.Where(static execution => execution.Silo is not null).Select(static execution => execution.Silo!), StringComparer.Ordinal);
        foreach (string silo in silos.Union(_coordinatorSilos, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray())
        {
            if (snapshot.GetSiloStatus(SiloAddress.FromParsableString(silo)) != SiloStatus.Dead)
            {
                continue;
            }

            machine.SiloLost(silo);
            if (_coordinatorSilos.Remove(silo))
            {
                machine.Fail(new FailureInfo($"a coordinator of job '{Record.Name}' was lost with its silo {silo}, which has left the cluster", null, null, null, silo, Now));
            }
        }
    }

    /// <summary>Gives back what the job held; begun again by the next activation if it is cut short.</summary>
    private async Task CleanUpAsync()
    {
        var backoff = new Backoff(runtime.Time);
        while (!_gone.IsCancellationRequested)
        {
            try
            {
                // Slots and the list of jobs first: who waits for the result may want to start the next job, or look this one up.
                await GrainFactory.GetGrain<IResourceManagerGrain>(IResourceManagerGrain.Key).ReleaseAsync(Key);
                await TellDispatcherAsync();
                _ended.TrySetResult();
                if (_coordinatorsStarted)
                {
                    await BoundedParallel.ForEachAsync(Record.Coordinators, Degree, id => Coordinator(id).StopAsync());
                }

                if (_machine is { } machine)
                {
                    await BoundedParallel.ForEachAsync(machine.Graph.Vertices, Degree, vertex => Vertex(vertex).JobEndedAsync());
                }

                await BoundedParallel.ForEachAsync(Record.Blobs, Degree, blob => GrainFactory.GetGrain<IBlobGrain>(blob).RemoveReferenceAsync(Key));
                Record.CleanedUp = true;
                await StoreAsync();
                break;
            }
            catch (Exception e) when (!_gone.IsCancellationRequested)
            {
                LogNotCleanedUp(Key, e);
                await backoff.WaitAsync(_gone.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            }
        }

        _lease?.Dispose();
        _lease = null;
        await LingerAsync();
    }

    private Task LingerAsync()
    {
        this.RegisterGrainTimer(
            _ =>
            {
                DeactivateOnIdle();
                return Task.CompletedTask;
            },
            new GrainTimerCreationOptions(options.Value.EndedJobLinger, Timeout.InfiniteTimeSpan));
        return Task.CompletedTask;
    }

    private async Task TellDispatcherIfChangedAsync(CancellationToken cancellationToken)
    {
        // The end is told once it is stored: the dispatcher then no longer looks after the job.
        if (_overviewChanged && !Record.Status.IsGloballyTerminal())
        {
            _overviewChanged = false;
            try
            {
                await TellDispatcherAsync();
            }
            catch (Exception e)
            {
                _overviewChanged = true;
                LogNotCleanedUp(Key, e);
            }
        }
    }

    private Task TellDispatcherAsync() => GrainFactory.GetGrain<IDispatcherGrain>(IDispatcherGrain.Key).JobChangedAsync(Overview());

    [LoggerMessage(5010, LogLevel.Information, "Job {JobId} '{Name}' goes from {From} to {To}")]
    private partial void LogStatus(string jobId, string name, JobStatus from, JobStatus to);

    [LoggerMessage(5020, LogLevel.Information, "Job {JobId} '{Name}' has {Tasks} tasks in {Regions} pipelined regions")]
    private partial void LogGraph(string jobId, string name, int tasks, int regions);

    [LoggerMessage(5011, LogLevel.Warning, "Job {JobId} is refused")]
    private partial void LogRefused(string jobId, Exception exception);

    [LoggerMessage(5012, LogLevel.Warning, "Job {JobId} cannot reach the resource manager; it tries again")]
    private partial void LogResourceManagerUnreachable(string jobId, Exception exception);

    [LoggerMessage(5013, LogLevel.Warning, "Tasks of vertex '{Vertex}' of job {JobId} could not be told to stop; they are told again")]
    private partial void LogCancelFailed(string jobId, string vertex, Exception exception);

    [LoggerMessage(5014, LogLevel.Error, "The accumulators of job {JobId} could not be merged; its result has none")]
    private partial void LogNotMerged(string jobId, Exception exception);

    [LoggerMessage(5015, LogLevel.Warning, "The status of job {JobId} could not be stored; it is tried again")]
    private partial void LogNotStored(string jobId, Exception exception);

    [LoggerMessage(5016, LogLevel.Error, "The master of job {JobId} gives up; another takes over")]
    private partial void LogMasterFailed(string jobId, Exception exception);

    [LoggerMessage(5017, LogLevel.Warning, "The graph of job {JobId} could not be fetched; it is tried again")]
    private partial void LogNoGraph(string jobId, Exception exception);

    [LoggerMessage(5018, LogLevel.Warning, "Job {JobId} '{Name}' has a new master, of epoch {Epoch}: the one before was lost")]
    private partial void LogTakeOver(string jobId, string name, long epoch);

    [LoggerMessage(5019, LogLevel.Warning, "Others could not be told of job {JobId}; they are told again")]
    private partial void LogNotCleanedUp(string jobId, Exception exception);
}
