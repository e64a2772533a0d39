using OrleansFlow.Grains.Executions;
using OrleansFlow.Grains.Jobs.States;
using OrleansFlow.Grains.Resources;
using OrleansFlow.Grains.Subtasks;

namespace OrleansFlow.Grains.Jobs;

/// <summary>
/// The decisions of a job master (org.apache.flink.runtime.scheduler.DefaultScheduler): takes what happens, moves the job and
/// its attempts, and says what is to be done. It does no I/O, knows no clock, and is used by one logical thread.
/// </summary>
internal sealed class JobMachine : CreatedState.IContext, RunningState.IContext, EndingState.IContext
{
    private readonly Queue<JobCommand> _commands = new();
    private readonly IFailoverStrategy _failover;
    private readonly Func<ExecutionAttempt, string, FailureInfo> _describe;
    private JobState _state;

    /// <summary>Creates the machine in the state Created.</summary>
    /// <param name="graph">The attempts.</param>
    /// <param name="failover">What a failure means.</param>
    /// <param name="describe">Makes a failure of an attempt and a message.</param>
    public JobMachine(ExecutionGraph graph, IFailoverStrategy failover, Func<ExecutionAttempt, string, FailureInfo> describe)
    {
        Graph = graph;
        _failover = failover;
        _describe = describe;
        _state = new CreatedState(this);
    }

    public ExecutionGraph Graph { get; }

    public JobStatus Status => _state.Status;

    /// <summary>Why the job failed, once it fails.</summary>
    public FailureInfo? Failure { get; private set; }

    /// <summary>Takes the next thing to do.</summary>
    /// <param name="command">The thing to do.</param>
    public bool TryTake([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out JobCommand? command) => _commands.TryDequeue(out command);

    public void Start() => _state.Start();

    public void SlotsGranted(IReadOnlyList<AllocatedSlot> slots) => _state.SlotsGranted(slots);

    public void Fail(FailureInfo failure) => _state.Fail(failure);

    public void Cancel() => _state.Cancel();

    /// <summary>
    /// Attempts that a former master may have deployed are out there: they are taken for deployed, and the job ends, so that each
    /// of them is told to stop.
    /// </summary>
    /// <param name="failure">Why the job fails; null if it was being cancelled.</param>
    public void TakeOver(FailureInfo? failure)
    {
        foreach (ExecutionAttempt execution in Graph.Executions)
        {
            Graph.TryMove(execution, ExecutionState.Scheduled);
            Graph.TryMove(execution, ExecutionState.Deploying);
        }

        if (failure is null)
        {
            _state.Cancel();
        }
        else
        {
            _state.Fail(failure);
        }
    }

    /// <summary>Something is reported of an attempt.</summary>
    /// <param name="update">The report.</param>
    /// <returns>False if the attempt must stop: it is not, or no longer, part of the job, or its deployment came behind the order to stop.</returns>
    public bool TaskChanged(TaskStateUpdate update)
    {
        if (Graph.Find(ExecutionAttemptId.Parse(update.AttemptId)) is not { } execution)
        {
            return update.State.IsTerminal();
        }

        if (execution.State.IsTerminal())
        {
            return update.State.IsTerminal();
        }

        Move(execution, update.State, update);

        // The order to stop may have found nobody before a late deployment started this attempt.
        return execution.State != ExecutionState.Canceling;
    }

    /// <summary>Attempts were told to stop that no silo knows: they were never deployed, or went with their silo.</summary>
    /// <param name="attempts">The attempts.</param>
    public void TasksUnknown(IEnumerable<string> attempts)
    {
        foreach (string attempt in attempts)
        {
            if (Graph.Find(ExecutionAttemptId.Parse(attempt)) is { State: ExecutionState.Canceling } execution)
            {
                Move(execution, ExecutionState.Canceled);
            }
        }
    }

    /// <summary>A silo is gone with all that ran on it.</summary>
    /// <param name="silo">The silo.</param>
    public void SiloLost(string silo)
    {
        foreach (ExecutionAttempt execution in Graph.Executions.Where(execution => execution.Silo == silo).ToArray())
        {
            FailureInfo failure = _describe(execution, $"{execution.Location} was lost with its silo {silo}, which has left the cluster");
            Move(execution, ExecutionState.Failed, new TaskStateUpdate(execution.Id.ToString(), ExecutionState.Failed, failure, [], null));
        }
    }

    void CreatedState.IContext.GoToRunning() => GoTo(new RunningState(this));

    void CreatedState.IContext.GoToFailing(FailureInfo failure) => GoToFailing(failure);

    void CreatedState.IContext.GoToCancelling() => GoTo(new CancellingState(this));

    void RunningState.IContext.Schedule()
    {
        foreach (ExecutionAttempt execution in Graph.Executions)
        {
            Graph.TryMove(execution, ExecutionState.Scheduled);
        }

        _commands.Enqueue(new JobCommand.RequestSlots(SlotSharing.Requirements(Graph.JobGraph)));
    }

    void RunningState.IContext.Deploy(IReadOnlyList<AllocatedSlot> slots)
    {
        SlotSharing.Assign(Graph, slots);
        foreach (ExecutionAttempt execution in Graph.Executions)
        {
            Graph.TryMove(execution, ExecutionState.Deploying);
        }

        _commands.Enqueue(new JobCommand.Deploy());
    }

    FailoverDecision RunningState.IContext.Decide(ExecutionAttempt? failed, FailureInfo failure) => _failover.Decide(Graph, failed, failure);

    void RunningState.IContext.AwaitCause(FailureInfo consequence) => _commands.Enqueue(new JobCommand.AwaitCause(consequence));

    FailureInfo RunningState.IContext.Unexplained(ExecutionAttempt execution) =>
        _describe(execution, $"{execution.Location} ended as {execution.State.ToFlinkName()} although the job was not cancelled");

    void RunningState.IContext.GoToFinished() => End(JobStatus.Finished);

    void RunningState.IContext.GoToFailing(FailureInfo failure) => GoToFailing(failure);

    void RunningState.IContext.GoToCancelling() => GoTo(new CancellingState(this));

    void EndingState.IContext.CancelTasks()
    {
        var told = new List<ExecutionAttempt>();
        foreach (ExecutionAttempt execution in Graph.Executions)
        {
            if (Graph.TryMove(execution, ExecutionState.Canceling) && execution.State == ExecutionState.Canceling)
            {
                told.Add(execution);
            }
        }

        _commands.Enqueue(new JobCommand.CancelTasks(told));
    }

    void EndingState.IContext.GoToEnd(JobStatus status)
    {
        // A task that was given up because it did not stop is nothing to be silent about: its code goes on somewhere.
        if (Graph.Executions.FirstOrDefault(static execution => execution is { State: ExecutionState.Canceled, Failure: not null })?.Failure is { } stuck)
        {
            Failure = Failure is null ? stuck : Failure with { Message = $"{Failure.Message}; besides, {stuck.Message}" };
        }

        End(status);
    }

    private void Move(ExecutionAttempt execution, ExecutionState state, TaskStateUpdate? update = null)
    {
        if (Graph.TryMove(execution, state, update) && execution.State.IsTerminal())
        {
            _state.TaskEnded(execution);
        }
    }

    private void GoToFailing(FailureInfo failure)
    {
        Failure = failure;
        GoTo(new FailingState(this));
    }

    private void End(JobStatus status)
    {
        GoTo(new TerminalState(status));
        _commands.Enqueue(new JobCommand.End());
    }

    private void GoTo(JobState state)
    {
        _state = state;
        state.Enter();
    }
}
