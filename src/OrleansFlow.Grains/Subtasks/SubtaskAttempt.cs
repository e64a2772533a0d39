using OrleansFlow.Grains.Common;
using OrleansFlow.Grains.Jobs;
using OrleansFlow.Grains.UserCode;
using OrleansFlow.Graph;
using OrleansFlow.Runtime;

namespace OrleansFlow.Grains.Subtasks;

/// <summary>
/// One attempt from its deployment to its reported end. Everything but the reports of the task is used on the grain's one logical
/// thread; what the task says comes over to it.
/// </summary>
internal sealed partial class SubtaskAttempt
{
    private const int LastReportTries = 5;

    private readonly SubtaskServices _services;
    private readonly SubtaskDeployment _deployment;
    private readonly IWorkItemScheduler _thread;
    private readonly Action _leave;
    private readonly ExecutionAttemptId _id;
    private readonly CancellationTokenSource _ended = new();
    private readonly SortedDictionary<string, OrderedInbox<byte[]>> _inboxes = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, OrderedSender> _senders = new(StringComparer.Ordinal);
    private readonly Queue<TaskStateUpdate> _reports = new();
    private JobArtifactsLease? _lease;
    private volatile ISubtaskRuntime? _runtime;
    private ExecutionState _state = ExecutionState.Deploying;
    private SubtaskMetrics? _lastMetrics;
    private string _location;
    private bool _cancelled;
    private bool _isFetching;
    private int _reportTries = int.MaxValue;
    private Task _reporting = Task.CompletedTask;

    public SubtaskAttempt(SubtaskServices services, SubtaskDeployment deployment, IWorkItemScheduler thread, Action leave)
    {
        _services = services;
        _deployment = deployment;
        _thread = thread;
        _leave = leave;
        _id = ExecutionAttemptId.Parse(deployment.AttemptId);
        _location = _id.ToString();
    }

    private TimeProvider Time => _services.Runtime.Time;

    /// <summary>Begins to load and to run; what goes wrong is reported like any failure.</summary>
    public void Start()
    {
        _services.Add(this);
        _ = LoadAndRunAsync();
    }

    /// <summary>Tells the task to stop, or keeps it from starting; its own watchdog gives it up if it does not stop.</summary>
    public void Cancel()
    {
        if (!_cancelled && !_state.IsTerminal())
        {
            _cancelled = true;
            _runtime?.Cancel();
            if (_isFetching)
            {
                // Files may be long under way, and nobody needs them any more.
                End(ExecutionState.Canceled, null);
            }
        }
    }

    /// <summary>An event of a coordinator.</summary>
    /// <param name="operatorId">The operator.</param>
    /// <param name="number">Number of the event.</param>
    /// <param name="operatorEvent">The event.</param>
    /// <returns>False if the attempt has ended.</returns>
    public bool HandleCoordinatorEvent(OperatorId operatorId, long number, byte[] operatorEvent)
    {
        if (_state.IsTerminal())
        {
            return false;
        }

        string key = operatorId.ToString();
        if (!_inboxes.TryGetValue(key, out OrderedInbox<byte[]>? inbox))
        {
            _inboxes[key] = inbox = new OrderedInbox<byte[]>();
        }

        inbox.TryAdd(number, operatorEvent);
        Deliver(operatorId, inbox);
        return true;
    }

    /// <summary>State and metrics now.</summary>
    public SubtaskDetails GetDetails() =>
        new(_id.Subtask, _id.Attempt, _cancelled && !_state.IsTerminal() ? ExecutionState.Canceling : _state, _services.Silo, _runtime?.GetMetrics() ?? _lastMetrics);

    /// <summary>The accumulators now.</summary>
    public Task<AccumulatorValue[]> GetAccumulatorsAsync() => _runtime?.GetAccumulatorsAsync() ?? Task.FromResult<AccumulatorValue[]>([]);

    /// <summary>The silo is gone, and nobody listens any more: the task stops. Callable from any thread.</summary>
    public void Abandon()
    {
        _ended.Cancel();
        _runtime?.Cancel();
    }

    /// <summary>The grain is being deactivated: a task that still runs has failed, unless it was told to stop.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="cancellationToken">How long there is time.</param>
    public async Task SiloStopsAsync(string reason, CancellationToken cancellationToken)
    {
        // An end that has been reported before is known unless its report was lost; if so, the job learns that the silo is gone. With the
        // last silos of a cluster there is nobody to hear it.
        _reportTries = _state.IsTerminal() ? 1 : LastReportTries;
        if (!_state.IsTerminal())
        {
            ISubtaskRuntime? runtime = _runtime;
            runtime?.Cancel();
            End(
                _cancelled ? ExecutionState.Canceled : ExecutionState.Failed,
                _cancelled ? null : new FailureInfo($"{_location} was stopped with its silo {_services.Silo}: {reason}", null, null, _location, _services.Silo, Time.GetUtcNow()));
        }

        await _reporting.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        await _ended.CancelAsync(_services.Runtime.Scheduler);
    }

    private async Task LoadAndRunAsync()
    {
        try
        {
            _lease = await _services.Artifacts.AcquireAsync(_id.Job, _deployment.JobGraphBlob);
            JobArtifacts artifacts = _lease.Artifacts;
            JobVertex vertex = artifacts.Graph.Vertices.FirstOrDefault(candidate => candidate.Id == _id.Vertex)
                ?? throw new OrleansFlowException($"Vertex {_id.Vertex} is not part of the graph of job {_id.Job}.");
            _location = FailureInfos.Location(vertex.Name, _id.Subtask, vertex.Parallelism);
            _isFetching = true;
            await artifacts.Files.FetchAsync();
            _isFetching = false;
            if (_state.IsTerminal())
            {
                _lease.Dispose();
                return;
            }

            if (_cancelled || _ended.IsCancellationRequested)
            {
                End(ExecutionState.Canceled, null);
                return;
            }

            _runtime = _services.Runtimes.Create(_id, artifacts, _deployment.Table, this);
            foreach (OperatorInfo coordinated in vertex.Operators.Where(static info => info.HasCoordinator))
            {
                // Event 0 announces the attempt to its coordinator.
                SenderTo(coordinated.Id).Add([]);
            }

            foreach ((string operatorId, OrderedInbox<byte[]> inbox) in _inboxes)
            {
                Deliver(OperatorId.Parse(operatorId), inbox);
            }

            LogDeployed(_location, _id);
            _runtime.Start();
        }
        catch (Exception e)
        {
            End(ExecutionState.Failed, FailureInfos.Of($"{_location} could not be started", e, Time.GetUtcNow(), _location, _services.Silo));
        }
    }

    private void Deliver(OperatorId operatorId, OrderedInbox<byte[]> inbox)
    {
        while (_runtime is not null && inbox.TryTake(out byte[]? next))
        {
            _runtime.HandleCoordinatorEvent(operatorId, next);
        }
    }

    /// <summary>The last state: whatever the task says afterwards is not heard.</summary>
    private void End(ExecutionState state, FailureInfo? failure)
    {
        if (_state.IsTerminal())
        {
            return;
        }

        ISubtaskRuntime? runtime = _runtime;
        _runtime = null;
        _state = state;
        AccumulatorValue[] accumulators = [];
        if (runtime is not null)
        {
            _lastMetrics = runtime.GetMetrics();
            try
            {
                accumulators = runtime.GetFinalAccumulators();
            }
            catch (Exception e) when (state != ExecutionState.Finished)
            {
                LogAccumulatorsLost(_location, e);
            }
            catch (Exception e)
            {
                _state = ExecutionState.Failed;
                failure = FailureInfos.Of($"the accumulators of {_location} cannot be sent to the job", e, Time.GetUtcNow(), _location, _services.Silo);
            }
        }

        Report(new TaskStateUpdate(_deployment.AttemptId, _state, failure, accumulators, _lastMetrics));
        _ = CleanUpAsync(runtime);
    }

    private async Task CleanUpAsync(ISubtaskRuntime? runtime)
    {
        try
        {
            if (runtime is not null)
            {
                await runtime.DisposeAsync();
            }
        }
        catch (Exception e)
        {
            LogDisposeFailed(_location, e);
        }

        _services.Remove(this);
        _lease?.Dispose();
        await _reporting;
        await _ended.CancelAsync(_services.Runtime.Scheduler);
        _leave();
    }
}
