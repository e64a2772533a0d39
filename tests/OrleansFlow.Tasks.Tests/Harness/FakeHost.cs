using OrleansFlow.Tasks.Coordination;

namespace OrleansFlow.Tasks.Tests.Harness;

/// <summary>Keeps what a task reports, and leads to coordinators that run in the test.</summary>
internal sealed class FakeHost : ITaskHost
{
    public List<ExecutionState> States { get; } = [];

    public TaskFailure? Failure { get; private set; }

    public bool Overdue { get; private set; }

    public List<(OperatorId Operator, byte[] Event)> Events { get; } = [];

    public SortedDictionary<OperatorId, IOperatorCoordinator> Coordinators { get; } = [];

    public void StateChanged(ExecutionState state, TaskFailure? failure)
    {
        States.Add(state);
        Failure ??= failure;
    }

    public void SendToCoordinator(OperatorId operatorId, byte[] operatorEvent)
    {
        Events.Add((operatorId, operatorEvent));
        if (Coordinators.TryGetValue(operatorId, out IOperatorCoordinator? coordinator))
        {
            _ = coordinator.HandleEventAsync(0, 0, operatorEvent);
        }
    }

    public ValueTask<byte[]> RequestFromCoordinatorAsync(OperatorId operatorId, byte[] request, CancellationToken cancellationToken) =>
        Coordinators[operatorId].HandleRequestAsync(0, 0, request, cancellationToken);

    public void CancellationOverdue(TimeSpan waited) => Overdue = true;
}
