namespace OrleansFlow.Tasks;

/// <summary>What a running task reports to: the subtask grain, or a test. Callable from the task's thread; none blocks.</summary>
public interface ITaskHost
{
    /// <summary>The attempt has changed its state.</summary>
    /// <param name="state">Initializing, Running, Finished, Canceled or Failed.</param>
    /// <param name="failure">Why it failed, else null.</param>
    void StateChanged(ExecutionState state, TaskFailure? failure);

    /// <summary>An event for the coordinator of an operator (split request, collected records, …). Events of one operator keep their order.</summary>
    /// <param name="operatorId">The operator.</param>
    /// <param name="operatorEvent">The event.</param>
    void SendToCoordinator(OperatorId operatorId, byte[] operatorEvent);

    /// <summary>Asks the coordinator of an operator and waits for its answer.</summary>
    /// <param name="operatorId">The operator.</param>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Cancelled when the task is.</param>
    ValueTask<byte[]> RequestFromCoordinatorAsync(OperatorId operatorId, byte[] request, CancellationToken cancellationToken);

    /// <summary>A cancelled task has not stopped in time: its code still runs somewhere and is given up. Its end was reported.</summary>
    /// <param name="waited">How long it was given (task.cancellation.timeout).</param>
    void CancellationOverdue(TimeSpan waited)
    {
    }
}

/// <summary>Why a task failed: a description, since the exception's type may live in the job's own assemblies.</summary>
/// <param name="Operator">Name of the operator, or null.</param>
/// <param name="ExceptionType">Full name of the exception's type.</param>
/// <param name="Message">Its message.</param>
/// <param name="Detail">The whole exception with stack and inner ones, as text.</param>
public sealed record TaskFailure(string? Operator, string ExceptionType, string Message, string Detail);
