namespace OrleansFlow.Tasks.Contexts;

/// <summary>Leads to the coordinator through the task's host.</summary>
/// <param name="host">The host.</param>
/// <param name="operatorId">The operator.</param>
/// <param name="cancellationToken">Cancelled when the task is.</param>
internal sealed class HostCoordinatorGateway(ITaskHost host, OperatorId operatorId, CancellationToken cancellationToken) : ICoordinatorGateway
{
    public void Send(byte[] operatorEvent) => host.SendToCoordinator(operatorId, operatorEvent);

    public ValueTask<byte[]> RequestAsync(byte[] request) => host.RequestFromCoordinatorAsync(operatorId, request, cancellationToken);
}
