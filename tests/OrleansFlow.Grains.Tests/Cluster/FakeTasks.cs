using System.Collections.Concurrent;
using OrleansFlow.Grains.Jobs;
using OrleansFlow.Grains.Subtasks;
using OrleansFlow.Grains.UserCode;
using OrleansFlow.Tasks;

namespace OrleansFlow.Grains.Tests.Cluster;

/// <summary>Tasks that do what a test says.</summary>
internal sealed class FakeTasks : ISubtaskRuntimeFactory
{
    private readonly ConcurrentDictionary<ExecutionAttemptId, FakeTask> _tasks = new();
    private readonly SemaphoreSlim _started = new(0);

    /// <summary>What a task does when it has started.</summary>
    public Action<FakeTask> OnStart { get; set; } = static task => task.Report(ExecutionState.Running);

    public IReadOnlyCollection<FakeTask> All => [.. _tasks.Values.OrderBy(static task => task.Id.Vertex).ThenBy(static task => task.Id.Subtask)];

    public ISubtaskRuntime Create(ExecutionAttemptId attempt, JobArtifacts artifacts, PlacementTable table, ITaskHost host)
    {
        var task = new FakeTask(this, attempt, host);
        return _tasks.TryAdd(attempt, task) ? task : throw new InvalidOperationException($"{attempt} was deployed twice");
    }

    public async Task StartedAsync(int count)
    {
        for (int i = 0; i < count; i++)
        {
            Assert.True(await _started.WaitAsync(TimeSpan.FromSeconds(30)), "the tasks did not start");
        }
    }

    internal sealed class FakeTask(FakeTasks tasks, ExecutionAttemptId id, ITaskHost host) : ISubtaskRuntime
    {
        public ExecutionAttemptId Id { get; } = id;

        public bool Cancelled { get; private set; }

        public bool IgnoresCancellation { get; set; }

        public void Report(ExecutionState state, TaskFailure? failure = null) => host.StateChanged(state, failure);

        public void Start()
        {
            host.StateChanged(ExecutionState.Initializing, null);
            tasks.OnStart(this);
            tasks._started.Release();
        }

        public void Cancel()
        {
            Cancelled = true;
            if (!IgnoresCancellation)
            {
                Report(ExecutionState.Canceled);
            }
        }

        public void HandleCoordinatorEvent(OperatorId operatorId, byte[] operatorEvent)
        {
        }

        public SubtaskMetrics GetMetrics() => new(1, 2, 3, 4, 5, 6, 7);

        public AccumulatorValue[] GetFinalAccumulators() => [];

        public Task<AccumulatorValue[]> GetAccumulatorsAsync() => Task.FromResult<AccumulatorValue[]>([]);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
