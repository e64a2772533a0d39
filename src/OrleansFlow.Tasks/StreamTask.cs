using OrleansFlow.Accumulators;
using OrleansFlow.Configuration;
using OrleansFlow.Runtime;
using OrleansFlow.State;
using OrleansFlow.Tasks.Network;
using OrleansFlow.Tasks.Operators;
using OrleansFlow.Types;

namespace OrleansFlow.Tasks;

/// <summary>
/// Runs one execution attempt of one subtask (org.apache.flink.streaming.runtime.tasks.StreamTask, with the life cycle of
/// org.apache.flink.runtime.taskmanager.Task). It occupies a thread only while there is something to do. All methods can be
/// called from any thread, in any state, also after the end; none blocks.
/// </summary>
public sealed class StreamTask
{
    private readonly TaskCore _core;
    private readonly ITaskHost _host;
    private readonly RuntimeServices _runtime;
    private readonly TimeSpan _cancellationTimeout;
    private int _stopped;
    private readonly Lock _callsLock = new();
    private readonly LinkedList<Action> _calls = new();
    private volatile ITimer? _watchdog;

    /// <summary>Creates a task; nothing runs before <see cref="Start"/>.</summary>
    /// <param name="descriptor">What to run. Its operator specifications belong to this task alone.</param>
    /// <param name="host">Hears of states and leads to coordinators.</param>
    /// <param name="network">Opens gates and partitions; the task disposes of it.</param>
    /// <param name="types">The job's serializers.</param>
    /// <param name="runtime">Clock, scheduler and files of the silo.</param>
    public StreamTask(TaskDescriptor descriptor, ITaskHost host, ITaskNetwork network, TypeRegistry types, RuntimeServices runtime)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(types);
        ArgumentNullException.ThrowIfNull(runtime);
        _host = host;
        _runtime = runtime;
        _cancellationTimeout = new JobConfiguration(descriptor.Configuration).Get(TaskOptions.CancellationTimeout);
        _core = new TaskCore(descriptor, host, network, types, runtime);
        _core.Lifecycle.OnEnded = OnEnded;
        Attempt = descriptor.Attempt;
    }

    /// <summary>The attempt.</summary>
    public ExecutionAttemptId Attempt { get; }

    /// <summary>The state now.</summary>
    public ExecutionState State => _core.Lifecycle.State;

    /// <summary>Completes, always without an error, when the attempt has ended: <see cref="State"/> then says how.</summary>
    public Task Completion => _core.Lifecycle.Ended;

    /// <summary>What the task failed with; null if it has not. For what runs it in its own process.</summary>
    internal Exception? Cause => _core.Cause;

    /// <summary>The operators, once they are there. For what runs them on its own thread.</summary>
    internal IReadOnlyList<IStreamOperator> Operators => _core.Chain?.Operators ?? [];

    /// <summary>Begins.</summary>
    public void Start() => _core.Mailbox.Start();

    /// <summary>Tells the task to stop. It ends as Canceled when its operators are closed, or when task.cancellation.timeout is over.</summary>
    public void Cancel()
    {
        if (_core.Lifecycle.TryChange(ExecutionState.Canceling))
        {
            Stop(null);
            if (_cancellationTimeout > TimeSpan.Zero)
            {
                _watchdog = _runtime.Time.CreateTimer(static me => ((StreamTask)me!).GiveUp(), this, _cancellationTimeout, Timeout.InfiniteTimeSpan);
                if (State.IsTerminal())
                {
                    _watchdog.Dispose();
                }
            }
        }
    }

    /// <summary>Fails the task from outside.</summary>
    /// <param name="cause">Why.</param>
    public void Fail(Exception cause)
    {
        ArgumentNullException.ThrowIfNull(cause);
        Stop(cause);
    }

    /// <summary>Hands on an event of an operator's coordinator. Events must come in the order in which they were sent.</summary>
    /// <param name="operatorId">The operator.</param>
    /// <param name="operatorEvent">The event.</param>
    public void HandleCoordinatorEvent(OperatorId operatorId, byte[] operatorEvent)
    {
        ArgumentNullException.ThrowIfNull(operatorEvent);
        _core.Mailbox.Post(_ => _core.HandleCoordinatorEvent(operatorId, operatorEvent), null, _core.PositionOf(operatorId));
    }

    /// <summary>Runs something between records, on the task's one logical thread.</summary>
    /// <typeparam name="T">Type of the result.</typeparam>
    /// <param name="function">What to run.</param>
    /// <returns>The result; cancelled if the task ends first.</returns>
    public Task<T> CallAsync<T>(Func<T> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return CallWithCallback<T>(onResult => onResult(function()));
    }

    /// <summary>
    /// Takes a snapshot of the operators between records, when what they could not finish is done. The states are shared with
    /// the task, which goes on: write them and dispose of them.
    /// </summary>
    /// <param name="checkpointId">Id of the checkpoint.</param>
    /// <param name="checkpointTimestamp">When it was begun, in milliseconds since 1970.</param>
    /// <returns>The state of each operator, in the order of the chain; cancelled if the task ends first.</returns>
    /// <exception cref="OrleansFlowException">The task's input has ended.</exception>
    public Task<IReadOnlyList<OperatorSnapshot>> SnapshotAsync(long checkpointId, long checkpointTimestamp) =>
        CallWithCallback<IReadOnlyList<OperatorSnapshot>>(onTaken => _core.BeginSnapshot(new FunctionSnapshotContext(checkpointId, checkpointTimestamp), onTaken));

    /// <summary>
    /// The accumulators by name, in ordinal order. They are the task's own objects: read them when the task has ended, or within
    /// <see cref="CallAsync"/>.
    /// </summary>
    public IReadOnlyDictionary<string, IAccumulator> GetAccumulators() => _core.Accumulators.ToDictionary();

    /// <summary>The metrics now.</summary>
    public TaskMetricsSnapshot GetMetrics() => _core.ReadMetrics();

    private Task<T> CallWithCallback<T>(Action<Action<T>> call)
    {
        var result = new TaskCompletionSource<T>(_runtime.Scheduler.Completion);
        LinkedListNode<Action> pending;
        lock (_callsLock)
        {
            pending = _calls.AddLast(() => result.TrySetCanceled());
        }

        _core.Mailbox.Post(
            _ =>
            {
                try
                {
                    call(value =>
                    {
                        Forget(pending);
                        result.TrySetResult(value);
                    });
                }
                catch (Exception error)
                {
                    Forget(pending);
                    result.TrySetException(error);
                }
            },
            null);
        if (State.IsTerminal())
        {
            OnEnded();
        }

        return result.Task;
    }

    private void Stop(Exception? cause)
    {
        if (Interlocked.Exchange(ref _stopped, 1) == 0 && !State.IsTerminal())
        {
            _core.Stop(cause);

            // User code may have registered callbacks that take their time: they run neither here nor behind user code that hangs.
            _runtime.Scheduler.Schedule(new TokenCanceler(_core));
        }
    }

    private void Forget(LinkedListNode<Action> call)
    {
        lock (_callsLock)
        {
            if (call.List is not null)
            {
                _calls.Remove(call);
            }
        }
    }

    private void OnEnded()
    {
        _watchdog?.Dispose();
        Action[] calls;
        lock (_callsLock)
        {
            calls = [.. _calls];
            _calls.Clear();
        }

        foreach (Action cancel in calls)
        {
            cancel();
        }
    }

    private void GiveUp()
    {
        var failure = new TaskFailure(
            null,
            typeof(TimeoutException).FullName!,
            $"Task {Attempt} did not stop within {_cancellationTimeout.TotalSeconds} s of its cancellation and was given up (option {TaskOptions.CancellationTimeout.Key}).",
            string.Empty);
        if (_core.Lifecycle.TryChange(ExecutionState.Canceled, failure))
        {
            _core.LetGo();
            _host.CancellationOverdue(_cancellationTimeout);
        }
    }

    private sealed class TokenCanceler(TaskCore core) : IThreadPoolWorkItem
    {
        public void Execute() => core.CancelToken();
    }
}
