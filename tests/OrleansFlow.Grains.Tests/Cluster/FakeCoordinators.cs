using OrleansFlow.Grains.Coordinators;
using OrleansFlow.Grains.UserCode;
using OrleansFlow.Tasks.Coordination;

namespace OrleansFlow.Grains.Tests.Cluster;

/// <summary>Coordinators that do nothing.</summary>
internal sealed class FakeCoordinators : IOperatorCoordinatorProvider
{
    public IOperatorCoordinator Create(JobArtifacts artifacts, JobVertexId vertex, IOperatorCoordinatorContext context) => new Idle();

    private sealed class Idle : IOperatorCoordinator
    {
        public ValueTask StartAsync() => ValueTask.CompletedTask;

        public ValueTask HandleEventAsync(int subtask, int attempt, byte[] operatorEvent) => ValueTask.CompletedTask;

        public ValueTask<byte[]> HandleRequestAsync(int subtask, int attempt, byte[] request, CancellationToken cancellationToken) => ValueTask.FromResult<byte[]>([]);

        public ValueTask SubtaskReadyAsync(int subtask, int attempt) => ValueTask.CompletedTask;

        public ValueTask SubtaskFailedAsync(int subtask, int attempt) => ValueTask.CompletedTask;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
