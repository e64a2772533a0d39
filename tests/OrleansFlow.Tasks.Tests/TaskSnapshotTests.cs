using OrleansFlow.Sinks;
using OrleansFlow.State;
using OrleansFlow.Tasks.Tests.Harness;

namespace OrleansFlow.Tasks.Tests;

public sealed class TaskSnapshotTests
{
    private readonly TaskBench _bench = new();
    private readonly RecordingSink<int> _sink = new();

    [Fact]
    public void ASinkIsFlushedBeforeTheStateIsTaken()
    {
        StreamTask task = _bench.Start(new Chain().From("in").Sink(_sink));
        _bench.Network.Edge("in").Put([1, 2]);
        _bench.Scheduler.RunAll();
        Task<IReadOnlyList<OperatorSnapshot>> snapshot = task.SnapshotAsync(5, 100);
        _bench.Scheduler.RunAll();
        Assert.True(snapshot.IsCompletedSuccessfully);
        Assert.Equal(["open", "flush"], _sink.Calls);
        Assert.Equal(Chain.Id(0), Assert.Single(snapshot.Result).Id);
        Assert.Equal(ExecutionState.Running, task.State);
    }

    [Fact]
    public void ASnapshotWaitsForAWriteThatIsUnderWayAndTheTaskGoesOnAfterIt()
    {
        var write = new TaskCompletionSource();
        _sink.Wait = value => value == 1 ? write.Task : null;
        StreamTask task = _bench.Start(new Chain().From("in").Sink(_sink));
        _bench.Network.Edge("in").Put([1, 2]);
        _bench.Scheduler.RunAll();
        Task<IReadOnlyList<OperatorSnapshot>> snapshot = task.SnapshotAsync(5, 100);
        _bench.Scheduler.RunAll();
        Assert.False(snapshot.IsCompleted);
        write.SetResult();
        _bench.Scheduler.RunAll();
        Assert.True(snapshot.IsCompletedSuccessfully);
        Assert.Equal([1, 2], _sink.Written);
        _bench.Network.Edge("in").Put([3]);
        _bench.Scheduler.RunAll();
        Assert.Equal([1, 2, 3], _sink.Written);
    }

    [Fact]
    public void ATaskWhoseInputHasEndedTakesNoSnapshot()
    {
        StreamTask task = _bench.Start(new Chain().From("in").Sink(_sink));
        _bench.Network.Edge("in").PutEnd<int>();
        _bench.Scheduler.RunAll();
        Task<IReadOnlyList<OperatorSnapshot>> snapshot = task.SnapshotAsync(5, 100);
        _bench.Scheduler.RunAll();
        Assert.True(snapshot.IsCanceled || snapshot.IsFaulted);
    }

    [Fact]
    public void AFlushThatFailsFailsTheTaskAndTheSnapshotDoesNotHang()
    {
        _sink.FailFlush = new InvalidOperationException("disk full");
        StreamTask task = _bench.Start(new Chain().From("in").Sink(_sink, "files"));
        Task<IReadOnlyList<OperatorSnapshot>> snapshot = task.SnapshotAsync(5, 100);
        _bench.Scheduler.RunAll();
        Assert.Equal(ExecutionState.Failed, task.State);
        Assert.True(snapshot.IsCanceled);
        Assert.Equal("files (1/1)#0", _bench.Host.Failure!.Operator);
    }

    [Fact]
    public void AFunctionThatCannotSaveItsStateFailsTheTaskUnderItsName()
    {
        StreamTask task = _bench.Start(new Chain().From("in").Add("broken", new Graph.SinkSpec<int>(new BrokenSink())));
        Task<IReadOnlyList<OperatorSnapshot>> snapshot = task.SnapshotAsync(5, 100);
        _bench.Scheduler.RunAll();
        Assert.Equal(ExecutionState.Failed, task.State);
        Assert.Equal("broken (1/1)#0", _bench.Host.Failure!.Operator);
        Assert.True(snapshot.IsCanceled);
    }

    private sealed class BrokenSink : ISink<int>, ICheckpointedFunction
    {
        private readonly RecordingSink<int> _writer = new();

        public ValueTask<ISinkWriter<int>> CreateWriterAsync(ISinkWriterContext context, CancellationToken cancellationToken) => _writer.CreateWriterAsync(context, cancellationToken);

        public void InitializeState(IFunctionInitializationContext context)
        {
        }

        public void SnapshotState(IFunctionSnapshotContext context) => throw new InvalidOperationException("no state");
    }
}
