using Microsoft.Extensions.Logging;
using Orleans.Placement;
using OrleansFlow.Grains.Common;
using OrleansFlow.Grains.Executions;
using OrleansFlow.Grains.Jobs;
using OrleansFlow.Grains.Placement;
using OrleansFlow.Runtime;

namespace OrleansFlow.Grains.Subtasks;

/// <summary>
/// Stands between the job master and the subtasks of a vertex: fans calls out and gathers reports, one call to the master at a
/// time with all that came meanwhile, so that the master's work does not grow with the number of calls. It keeps nothing, and does
/// not stay long when the late report of a job that has ended has brought it back.
/// </summary>
[PreferLocalPlacement]
[CollectionAgeLimit(Minutes = 2)]
internal sealed partial class VertexGrain(RuntimeServices runtime, ILogger<VertexGrain> logger) : Grain, IVertexGrain
{
    private const int Degree = 32;

    private readonly HashSet<string> _cancelled = new(StringComparer.Ordinal);
    private readonly List<TaskStateUpdate> _waiting = [];
    private Task<HashSet<string>>? _next;
    private Task _sending = Task.CompletedTask;
    private long _epoch;

    private string JobKey => this.GetPrimaryKeyString().Split('/')[0];

    public async Task DeployAsync(VertexDeployment deployment)
    {
        ArgumentNullException.ThrowIfNull(deployment);
        if (deployment.JobEpoch < _epoch)
        {
            throw new OrleansFlowException($"Vertex {deployment.VertexId} of job {deployment.JobId} has a newer master, of epoch {_epoch}; the deployment is of epoch {deployment.JobEpoch}.");
        }

        _epoch = deployment.JobEpoch;
        await BoundedParallel.ForEachAsync(Enumerable.Range(0, deployment.Subtasks.Length).ToArray(), Degree, index => DeployAsync(DeploymentPlanner.ForSubtask(deployment, index)));
    }

    public async Task<string[]> CancelAsync(string[] attempts)
    {
        ArgumentNullException.ThrowIfNull(attempts);
        _cancelled.UnionWith(attempts);
        bool[] known = new bool[attempts.Length];
        await BoundedParallel.ForEachAsync(Enumerable.Range(0, attempts.Length).ToArray(), Degree, async index =>
            known[index] = await Subtask(attempts[index]).CancelAsync());
        return attempts.Where((_, index) => !known[index]).ToArray();
    }

    public async Task<bool> SubtaskChangedAsync(TaskStateUpdate[] updates)
    {
        ArgumentNullException.ThrowIfNull(updates);
        _waiting.AddRange(updates);
        HashSet<string> stale = await (_next ??= SendAfterAsync(_sending));
        return !Array.Exists(updates, update => stale.Contains(update.AttemptId));
    }

    public async Task<SubtaskDetails?[]> GetDetailsAsync(string[] attempts)
    {
        ArgumentNullException.ThrowIfNull(attempts);
        var details = new SubtaskDetails?[attempts.Length];
        await BoundedParallel.ForEachAsync(Enumerable.Range(0, attempts.Length).ToArray(), Degree, async index =>
        {
            try
            {
                details[index] = await Subtask(attempts[index]).GetDetailsAsync();
            }
            catch (Exception e)
            {
                LogNoDetails(attempts[index], e);
            }
        });
        return details;
    }

    public async Task<AccumulatorValue[]> GetAccumulatorsAsync(string[] attempts)
    {
        ArgumentNullException.ThrowIfNull(attempts);
        var values = new AccumulatorValue[attempts.Length][];
        await BoundedParallel.ForEachAsync(Enumerable.Range(0, attempts.Length).ToArray(), Degree, async index =>
            values[index] = await Subtask(attempts[index]).GetAccumulatorsAsync());
        return values.SelectMany(static value => value).ToArray();
    }

    public Task JobEndedAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    private async Task DeployAsync(SubtaskDeployment deployment)
    {
        // An activation that another call made before, on another silo, is leaving: the next try finds the right place.
        var backoff = new Backoff(runtime.Time);
        while (!_cancelled.Contains(deployment.AttemptId))
        {
            RequestContext.Set(SlotPlacement.SiloKey, deployment.Silo);
            bool taken;
            try
            {
                taken = await Subtask(deployment.AttemptId).DeployAsync(deployment);
            }
            finally
            {
                RequestContext.Remove(SlotPlacement.SiloKey);
            }

            if (taken)
            {
                return;
            }

            await backoff.WaitAsync();
        }
    }

    private async Task<HashSet<string>> SendAfterAsync(Task before)
    {
        // Not before all that is ready to run has added its own.
        await Task.Yield();
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        TaskStateUpdate[] updates = [.. _waiting];
        _waiting.Clear();
        Task<string[]> sending = GrainFactory.GetGrain<IJobGrain>(JobKey).UpdateTaskStatesAsync(updates);
        _sending = sending;
        _next = null;
        return new HashSet<string>(await sending, StringComparer.Ordinal);
    }

    private ISubtaskGrain Subtask(string attempt) => GrainFactory.GetGrain<ISubtaskGrain>(attempt);

    [LoggerMessage(5200, LogLevel.Debug, "Subtask {Attempt} gives no details")]
    private partial void LogNoDetails(string attempt, Exception exception);
}
