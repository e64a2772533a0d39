using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrleansFlow.Configuration;
using OrleansFlow.Grains.Common;
using OrleansFlow.Grains.Executions;
using OrleansFlow.Grains.Subtasks;
using OrleansFlow.Grains.UserCode;
using OrleansFlow.Runtime;

namespace OrleansFlow.Grains.Jobs;

/// <summary>
/// The master of a job (org.apache.flink.runtime.jobmaster.JobMaster): the shell around <see cref="JobMachine"/>. What happens
/// goes into the machine; what the machine wants done is done here, in order, after the status has been stored. Calls interleave,
/// all on the grain's one logical thread.
/// </summary>
[KeepAlive]
internal sealed partial class JobGrain(
    [PersistentState("job", OrleansFlowOptions.DefaultStorageProvider)] IPersistentState<JobRecord> state,
    JobArtifactCache artifacts,
    ILocalSiloDetails silo,
    IClusterMembershipService membership,
    IOptions<OrleansFlowOptions> options,
    RuntimeServices runtime,
    ILogger<JobGrain> logger) : Grain, IJobGrain
{
    // A client takes a call for lost that is not answered within a few seconds.
    private static readonly TimeSpan LongestPoll = TimeSpan.FromSeconds(2);

    private readonly TaskCompletionSource _ended = new(runtime.Scheduler.Completion);
    private readonly CancellationTokenSource _gone = new();
    private JobArtifactsLease? _lease;
    private JobMachine? _machine;
    private string _lostSilo = "";
    private bool _isStarting;

    private JobRecord Record => state.State;

    private string Silo => silo.SiloAddress.ToParsableString();

    private string Key => this.GetPrimaryKeyString();

    private DateTimeOffset Now => runtime.Time.GetUtcNow();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (!state.RecordExists || Record.JobGraphBlob.Length == 0)
        {
            return;
        }

        if (Record.Status.IsGloballyTerminal())
        {
            _ended.TrySetResult();
            _coordinatorsStarted = true;
            _ = Record.CleanedUp ? LingerAsync() : CleanUpAsync();
            return;
        }

        // The master before this one went with its silo. The new epoch is stored before anything is done.
        Record.Epoch++;
        _lostSilo = Record.MasterSilo;
        Record.MasterSilo = Silo;
        await state.WriteStateAsync(cancellationToken);
        _ = TakeOverAsync();
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await _gone.CancelAsync(runtime.Scheduler);
        await _work.CancelAsync(runtime.Scheduler);
        _lease?.Dispose();
    }

    public async Task<string?> StartAsync(string name, string jobGraphBlob)
    {
        if (state.RecordExists)
        {
            // The answer to the same submission may have been lost with a dispatcher.
            return Record.JobGraphBlob == jobGraphBlob && !Record.Status.IsGloballyTerminal()
                ? null
                : $"Job id {Key} is taken: job '{Record.Name}' has it, which is {Record.Status.ToFlinkName()}. Submit under another id (pipeline.job-id).";
        }

        _isStarting = true;
        try
        {
            return await StartNewAsync(name, jobGraphBlob);
        }
        finally
        {
            _isStarting = false;
        }
    }

    public Task<JobStatusInfo> GetStatusAsync()
    {
        if (!state.RecordExists)
        {
            LeaveUnlessStarting();
            return Task.FromResult(new JobStatusInfo(false, JobStatus.Initializing, null));
        }

        return Task.FromResult(new JobStatusInfo(true, Record.Status, Record.Failure));
    }

    public async Task<JobResult?> TryGetResultAsync(CancellationToken cancellationToken)
    {
        ThrowIfUnknown();
        await _ended.Task.WaitAsync(LongestPoll, runtime.Time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        cancellationToken.ThrowIfCancellationRequested();
        return _ended.Task.IsCompleted
            ? new JobResult(Key, Record.Status, (long)(Record.EndTime!.Value - Record.StartTime).TotalMilliseconds, Record.Accumulators.ToArray(), Record.Failure)
            : null;
    }

    public Task CancelAsync()
    {
        ThrowIfUnknown();
        if (_machine is null)
        {
            // The graph is still being fetched after the loss of a master.
            _cancelWanted = true;
            return Task.CompletedTask;
        }

        _machine.Cancel();
        Kick();
        return Task.CompletedTask;
    }

    public async Task<JobDetails> GetDetailsAsync()
    {
        ThrowIfUnknown();
        if (_machine is null)
        {
            return new JobDetails(Overview(), [], "{}", Record.Failure);
        }

        ExecutionVertex[] vertices = [.. _machine.Graph.Vertices];
        var details = new VertexDetails[vertices.Length];
        await BoundedParallel.ForEachAsync(Enumerable.Range(0, vertices.Length).ToArray(), Degree, async index =>
            details[index] = await DetailsAsync(vertices[index]));
        return new JobDetails(Overview(), details, _machine.Graph.JobGraph.JsonPlan, Record.Failure);
    }

    public async Task<IReadOnlyList<AccumulatorValue>> GetAccumulatorsAsync()
    {
        ThrowIfUnknown();
        if (_ended.Task.IsCompleted || _machine is null || _lease is null)
        {
            return Record.Accumulators.ToArray();
        }

        ExecutionVertex[] vertices = [.. _machine.Graph.Vertices];
        var values = new AccumulatorValue[vertices.Length][];
        await BoundedParallel.ForEachAsync(Enumerable.Range(0, vertices.Length).ToArray(), Degree, async index =>
            values[index] = await Vertex(vertices[index]).GetAccumulatorsAsync(Running(vertices[index]).Select(static execution => execution.Id.ToString()).ToArray()));
        AccumulatorValue[] ended = vertices.SelectMany(static vertex => vertex.Executions).SelectMany(static execution => execution.Accumulators).ToArray();
        return AccumulatorCodec.Merge([.. ended, .. values.SelectMany(static value => value)], _lease.Artifacts.Code.Types);
    }

    public Task<string[]> UpdateTaskStatesAsync(TaskStateUpdate[] updates)
    {
        ArgumentNullException.ThrowIfNull(updates);
        var stale = new List<string>();
        foreach (TaskStateUpdate update in updates)
        {
            // Without a machine the job has ended, or its new master is not ready and will stop all attempts anyway.
            if (!(_machine?.TaskChanged(update) ?? update.State.IsTerminal()))
            {
                stale.Add(update.AttemptId);
            }
        }

        if (!state.RecordExists)
        {
            LeaveUnlessStarting();
        }

        if (_machine is null && _recovering)
        {
            throw new OrleansFlowException($"The new master of job {Key} is not ready.");
        }

        _overviewChanged = true;
        Kick();
        return Task.FromResult(stale.ToArray());
    }

    public Task FailByCoordinatorAsync(string operatorId, FailureInfo failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        if (!state.RecordExists)
        {
            LeaveUnlessStarting();
        }

        _machine?.Fail(failure);
        Kick();
        return Task.CompletedTask;
    }

    public Task<bool> PingAsync()
    {
        if (!state.RecordExists)
        {
            LeaveUnlessStarting();
        }
        else if (_ended.Task.IsCompleted)
        {
            // The dispatcher believes that the job runs.
            _ = TellDispatcherAsync();
        }

        return Task.FromResult(state.RecordExists || _isStarting);
    }

    private void ThrowIfUnknown()
    {
        if (!state.RecordExists)
        {
            LeaveUnlessStarting();
            throw new OrleansFlowException($"Job {Key} is not known to this cluster.");
        }
    }

    // A question in the middle of the start must not end the activation that starts the job.
    private void LeaveUnlessStarting()
    {
        if (!_isStarting)
        {
            DeactivateOnIdle();
        }
    }

    private async Task AddReferenceAsync(string blob) => await GrainFactory.GetGrain<Blobs.IBlobGrain>(blob).AddReferenceAsync(Key);

    private async Task<VertexDetails> DetailsAsync(ExecutionVertex vertex)
    {
        ExecutionAttempt[] running = [.. Running(vertex)];
        SubtaskDetails?[] live = running.Length == 0 ? [] : await Vertex(vertex).GetDetailsAsync(running.Select(static execution => execution.Id.ToString()).ToArray());
        var metrics = running.Zip(live).ToDictionary(static pair => pair.First.Id.Subtask, static pair => pair.Second?.Metrics);
        return new VertexDetails(
            vertex.Info.Id.ToString(),
            vertex.Info.Name,
            vertex.Info.Parallelism,
            vertex.Info.MaxParallelism,
            vertex.Executions.Select(execution => new SubtaskDetails(
                execution.Id.Subtask,
                execution.Id.Attempt,
                execution.State,
                execution.Silo,
                execution.Metrics ?? metrics.GetValueOrDefault(execution.Id.Subtask))).ToArray());
    }

    private static IEnumerable<ExecutionAttempt> Running(ExecutionVertex vertex) =>
        vertex.Executions.Where(static execution => execution.State is ExecutionState.Initializing or ExecutionState.Running or ExecutionState.Canceling);

    private IVertexGrain Vertex(ExecutionVertex vertex) => GrainFactory.GetGrain<IVertexGrain>($"{Key}/{vertex.Info.Id}");

    private JobOverview Overview() => new(
        Key,
        Record.Name,
        Record.Status,
        Record.StartTime,
        Record.EndTime,
        Record.TotalTasks,
        _machine?.Graph.Count(ExecutionState.Running) ?? 0);
}
