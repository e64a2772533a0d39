using OrleansFlow.Tasks;

namespace OrleansFlow.Testing.Running;

/// <summary>Keeps what the task reports.</summary>
internal sealed class HarnessHost : ITaskHost
{
    public TaskFailure? Failure { get; private set; }

    public void StateChanged(ExecutionState state, TaskFailure? failure) => Failure ??= failure;

    public void SendToCoordinator(OperatorId operatorId, byte[] operatorEvent)
    {
    }

    public ValueTask<byte[]> RequestFromCoordinatorAsync(OperatorId operatorId, byte[] request, CancellationToken cancellationToken) =>
        throw new OrleansFlowException($"Operator {operatorId} asked its coordinator, which a harness does not have: run it in a MiniCluster.");

    public void CancellationOverdue(TimeSpan waited)
    {
    }
}
