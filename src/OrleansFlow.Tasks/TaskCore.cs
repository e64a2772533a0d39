using OrleansFlow.Configuration;
using OrleansFlow.Runtime;
using OrleansFlow.State;
using OrleansFlow.Tasks.Chains;
using OrleansFlow.Tasks.Contexts;
using OrleansFlow.Tasks.Mailboxes;
using OrleansFlow.Tasks.Metrics;
using OrleansFlow.Tasks.Network;
using OrleansFlow.Tasks.Operators;
using OrleansFlow.Tasks.Phases;
using OrleansFlow.Types;

namespace OrleansFlow.Tasks;

/// <summary>The inside of a task: what its mailbox drives through the phases of its life.</summary>
internal sealed class TaskCore : IMailboxTask, ITaskPhaseContext
{
    private readonly TaskDescriptor _descriptor;
    private readonly ITaskHost _host;
    private readonly TypeRegistry _types;
    private readonly TaskEnvironment _environment;
    private readonly CancellationTokenSource _stopped = new();
    private readonly TaskMetrics _metrics;
    private TaskPhase _phase;
    private TaskFailure? _failure;
    private volatile bool _isStopping;
    private volatile Exception? _stopCause;

    public TaskCore(TaskDescriptor descriptor, ITaskHost host, ITaskNetwork network, TypeRegistry types, RuntimeServices runtime)
    {
        _descriptor = descriptor;
        _host = host;
        _types = types;
        Network = network;
        Mailbox = new MailboxProcessor(this, runtime);
        Wake = Mailbox.Wake;
        Lifecycle = new TaskLifecycle(host, runtime.Scheduler.Completion);
        Accumulators = new AccumulatorRegistry();
        State = new ChainState
        {
            Mailbox = Mailbox,
            Runtime = runtime,
            CancellationToken = _stopped.Token,
            TimerDelayMs = descriptor.TimerDelayMs,
            IsFused = new JobConfiguration(descriptor.Configuration).Get(TaskOptions.OperatorFusion),
        };
        _environment = new TaskEnvironment(
            new Functions.JobInfo(descriptor.Attempt.Job, descriptor.JobName),
            descriptor.VertexName,
            descriptor.GlobalJobParameters,
            descriptor.DistributedCache,
            runtime,
            Accumulators);
        _metrics = new TaskMetrics(descriptor, runtime.Time, MetricPublisher.Instance);
        _phase = new InitializingPhase(this);
    }

    /// <summary>What the task failed with; null if it has not.</summary>
    public Exception? Cause { get; private set; }

    public MailboxProcessor Mailbox { get; }

    public TaskLifecycle Lifecycle { get; }

    public AccumulatorRegistry Accumulators { get; }

    public ChainState State { get; }

    public OperatorChain? Chain { get; private set; }

    public ITaskNetwork Network { get; }

    public OpenOperators Open { get; } = new();

    public Action Wake { get; }

    bool IMailboxTask.HoldsMails => _phase.HoldsMails;

    // When all has been emitted nothing asks for credit any more.
    bool IMailboxTask.MayRun(in Mail mail) => !_phase.MayFlush || State.MayRun(mail);

    public TaskMetricsSnapshot ReadMetrics() => _metrics.Read();

    /// <summary>Ends the task at the next chance. Callable from any thread.</summary>
    /// <param name="cause">Why it fails; null for a cancellation.</param>
    public void Stop(Exception? cause)
    {
        _stopCause = cause;
        _isStopping = true;
        Mailbox.PostUrgent(static me => ((TaskCore)me!).ThrowIfStopping(), this);
    }

    /// <summary>Tells user code. Callable from any thread.</summary>
    public void CancelToken()
    {
        try
        {
            _stopped.Cancel();
        }
        catch (AggregateException)
        {
            // A callback that user code registered threw; the task ends anyway.
        }
    }

    /// <summary>The position of an operator in the chain; -1 if it is not there. Callable from any thread.</summary>
    /// <param name="id">The operator.</param>
    public int PositionOf(OperatorId id) => Array.FindIndex(_descriptor.Chain.Nodes, node => node.Id == id);

    public void HandleCoordinatorEvent(OperatorId id, byte[] operatorEvent)
    {
        foreach (IStreamOperator streamOperator in Chain!.Operators)
        {
            if (streamOperator.Scope.Id == id)
            {
                streamOperator.HandleCoordinatorEvent(operatorEvent);
                return;
            }
        }

        State.Current = ChainState.NoOperator;
        throw new OrleansFlowException($"Task {_descriptor.Attempt} got an event for operator {id}, which is not in its chain.");
    }

    /// <summary>Takes a snapshot of a running task. Called by a mail.</summary>
    /// <param name="context">Tells of the snapshot.</param>
    /// <param name="onTaken">Gets the states of the operators, in the order of the chain.</param>
    /// <exception cref="OrleansFlowException">The task has no operators yet, or its input has ended.</exception>
    public void BeginSnapshot(IFunctionSnapshotContext context, Action<IReadOnlyList<OperatorSnapshot>> onTaken)
    {
        if (_phase is not RunningPhase)
        {
            throw new OrleansFlowException($"Task {_descriptor.Attempt} cannot take snapshot {context.CheckpointId}: it is {Lifecycle.State} and {(_phase is SnapshottingPhase ? "takes another one" : "its input has ended")}.");
        }

        GoTo(new SnapshottingPhase(this, Chain!, _phase, context, onTaken));
    }

    public OperatorChain BuildChain()
    {
        var services = new ChainServices(_descriptor, State, _environment, Network, _types, _host, _metrics);
        Chain = OperatorChainBuilder.Build(services);
        _metrics.Publish(Mailbox.Times, Chain.Gates, Chain.Partitions);
        return Chain;
    }

    public void Report(ExecutionState state) => Lifecycle.TryChange(state, state == ExecutionState.Failed ? _failure : null);

    public void GoTo(TaskPhase phase) => _phase = phase;

    public void NoteFurtherError(Exception error) =>
        _failure = _failure is null ? null : _failure with { Detail = $"{_failure.Detail}{Environment.NewLine}And while closing: {error}" };

    TurnResult IMailboxTask.Turn()
    {
        if (_isStopping && !_phase.IsClosing)
        {
            BeginClosing(_stopCause);
        }

        TaskPhase phase = _phase;
        TurnResult result = phase.Turn();
        return ReferenceEquals(phase, _phase) ? result : TurnResult.Continue;
    }

    void IMailboxTask.Flush()
    {
        if (_phase.MayFlush)
        {
            foreach (ResultPartition partition in State.Partitions)
            {
                partition.Flush();
            }
        }
    }

    void IMailboxTask.OnError(Exception error)
    {
        if (_phase.IsClosing)
        {
            // Closing catches what user code throws; this would be a defect of our own, and the task must end all the same.
            _failure ??= Describe(error);
            _phase = new EndedPhase(this, ExecutionState.Failed);
        }
        else
        {
            BeginClosing(_isStopping && _stopCause is null && error is OperationCanceledException ? null : _stopCause ?? error);
        }
    }

    void IMailboxTask.OnDone() => _metrics.Dispose();

    /// <summary>Takes from a task whose code hangs what others could wait for. Callable from any thread.</summary>
    public void LetGo()
    {
        foreach (ResultPartition partition in State.Partitions)
        {
            partition.Abort(null);
        }

        foreach (InputGate gate in Chain?.Gates ?? [])
        {
            gate.Abort();
        }

        _metrics.Dispose();
    }

    private void BeginClosing(Exception? cause)
    {
        Cause = cause;
        _failure = cause is null ? null : Describe(cause);
        CancelToken();
        _phase = new ClosingPhase(this, WithOperator(cause), _phase.Outstanding);
    }

    private TaskFailure Describe(Exception error)
    {
        int current = State.Current;
        string? name = current >= 0 && !ReferenceEquals(error, _stopCause)
            ? new Functions.TaskInfo(_descriptor.Chain.Nodes[current].Name, _descriptor.Attempt.Subtask, _descriptor.Parallelism, _descriptor.MaxParallelism, _descriptor.Attempt.Attempt).NameWithSubtasks
            : null;
        return new TaskFailure(name, error.GetType().FullName ?? error.GetType().Name, error.Message, error.ToString());
    }

    // What consumers fail with may be what the job learns first.
    private Exception? WithOperator(Exception? cause) => _failure?.Operator is { } name
        ? new OrleansFlowException($"operator '{name}' failed with {_failure.ExceptionType}: {_failure.Message}", cause!)
        : cause;

    private void ThrowIfStopping()
    {
        if (_isStopping && !_phase.IsClosing)
        {
            throw _stopCause ?? new OperationCanceledException(_stopped.Token);
        }
    }
}
