namespace OrleansFlow.Tasks;

/// <summary>
/// The state of an attempt as others see it (the transitions of org.apache.flink.runtime.taskmanager.Task): each change once,
/// in order, and none after the end. Usable from any thread.
/// </summary>
/// <param name="host">Hears of each change.</param>
/// <param name="completion">How <see cref="Ended"/> completes: <see cref="Runtime.IWorkScheduler.Completion"/>.</param>
internal sealed class TaskLifecycle(ITaskHost host, TaskCreationOptions completion)
{
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _ended = new(completion);
    private volatile ExecutionState _state = ExecutionState.Deploying;

    /// <summary>The state.</summary>
    public ExecutionState State => _state;

    /// <summary>Called when the attempt ends, by whoever ends it.</summary>
    public Action? OnEnded { get; set; }

    /// <summary>Completes when the attempt has ended.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Changes the state, if that may be.</summary>
    /// <param name="next">The next state; Failed and Finished become Canceled for an attempt that was told to stop.</param>
    /// <param name="failure">Why it failed.</param>
    /// <returns>Whether it was changed.</returns>
    public bool TryChange(ExecutionState next, TaskFailure? failure = null)
    {
        lock (_lock)
        {
            if (_state == ExecutionState.Canceling && next is ExecutionState.Failed or ExecutionState.Finished)
            {
                // What goes wrong in a task that is to end anyway is no news; a failure would say that it had to be given up.
                (next, failure) = (ExecutionState.Canceled, null);
            }

            if (!IsLegal(_state, next))
            {
                return false;
            }

            _state = next;
            host.StateChanged(next, failure);
        }

        if (next.IsTerminal())
        {
            OnEnded?.Invoke();
            _ended.TrySetResult();
        }

        return true;
    }

    private static bool IsLegal(ExecutionState from, ExecutionState to) => to switch
    {
        ExecutionState.Initializing => from == ExecutionState.Deploying,
        ExecutionState.Running => from == ExecutionState.Initializing,
        ExecutionState.Finished => from == ExecutionState.Running,
        ExecutionState.Canceling => from is ExecutionState.Deploying or ExecutionState.Initializing or ExecutionState.Running,
        ExecutionState.Canceled => from == ExecutionState.Canceling,
        ExecutionState.Failed => !from.IsTerminal(),
        _ => false,
    };
}
