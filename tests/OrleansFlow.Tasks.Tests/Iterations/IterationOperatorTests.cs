using OrleansFlow.Graph;
using OrleansFlow.Tasks.Coordination.Iterations;
using OrleansFlow.Tasks.Network;
using OrleansFlow.Tasks.Tests.Harness;

namespace OrleansFlow.Tasks.Tests.Iterations;

public sealed class IterationOperatorTests
{
    private static readonly EpochWatermarkEvent Terminated = new(EpochWatermarkEvent.Terminated);

    private readonly TaskBench _bench = new();
    private readonly CoordinatorContext _context;
    private readonly FakeHost _host = new();

    public IterationOperatorTests()
    {
        _context = new CoordinatorContext(_bench.Runtime, Chain.Id(0));
        _bench.Network.BatchSize = 1;
    }

    [Fact]
    public void EventTimeOfTheInitialStreamGoesOnAndItsEndComesAfterThatOfTheIteration()
    {
        StreamTask task = Start(bounded: true, maxRounds: 0);
        _bench.Network.Edge("in").Put([2], new WatermarkEvent(5), new WatermarkEvent(long.MaxValue));
        End(task);

        Assert.Equal(
            [1, new WatermarkEvent(5), new EpochWatermarkEvent(0), 0, new EpochWatermarkEvent(1), Terminated, new WatermarkEvent(long.MaxValue), EndOfDataEvent.Instance, EndOfPartitionEvent.Instance],
            Taken());
    }

    [Fact]
    public void WhatABoundedIterationFeedsBackWaitsForItsRound()
    {
        StreamTask task = Start(bounded: true, maxRounds: 0);
        _bench.Network.Edge("in").Put([3, 2]);
        _bench.Scheduler.RunAll();

        Assert.Equal([2, 1], Taken());
        End(task);

        Assert.Equal(
            [new EpochWatermarkEvent(0), 1, 0, new EpochWatermarkEvent(1), 0, new EpochWatermarkEvent(2), Terminated, new WatermarkEvent(long.MaxValue), EndOfDataEvent.Instance, EndOfPartitionEvent.Instance],
            Taken());
    }

    [Fact]
    public void WhatAnUnboundedIterationFeedsBackIsProcessedAtOnce()
    {
        StreamTask task = Start(bounded: false, maxRounds: 0);
        _bench.Network.Edge("in").Put([3, 2]);
        _bench.Scheduler.RunAll();

        Assert.Equal([2, 1, 1, 0, 0], Taken());
        _bench.Network.Edge("in").Put([1]);
        _bench.Scheduler.RunAll();
        Assert.Equal([0], Taken());
        End(task);

        Assert.Equal(
            [new EpochWatermarkEvent(EpochWatermarkEvent.FirstProbe), Terminated, new WatermarkEvent(long.MaxValue), EndOfDataEvent.Instance, EndOfPartitionEvent.Instance],
            Taken().Where(static element => element is not EpochWatermarkEvent { Epoch: > EpochWatermarkEvent.FirstProbe and < EpochWatermarkEvent.Terminated }));
    }

    [Fact]
    public void WhatTheLastRoundFeedsBackIsDropped()
    {
        StreamTask task = Start(bounded: true, maxRounds: 2);
        _bench.Network.Edge("in").Put([9]);
        End(task);

        Assert.Equal(
            [8, new EpochWatermarkEvent(0), 7, new EpochWatermarkEvent(1), Terminated, new WatermarkEvent(long.MaxValue), EndOfDataEvent.Instance, EndOfPartitionEvent.Instance],
            Taken());
    }

    [Fact]
    public void InputGoesOnWhileRecordsGoRoundWithoutEnd()
    {
        // The body never lets a record go, so only a fair head lets the next ones in.
        StreamTask task = Start(bounded: false, maxRounds: 0, static n => n);
        _bench.Network.Edge("in").Put([1]);
        Run(20);
        _bench.Network.Edge("in").Put([2]);
        Run(20);

        Assert.Contains(2, Taken());
        task.Cancel();
        _bench.Scheduler.RunAll();
    }

    [Fact]
    public void ABodyWithoutCreditHoldsTheHeadUpButNotTheTail()
    {
        StreamTask task = Start(bounded: false, maxRounds: 0);
        FakeEdge output = _bench.Network.Edge("out");
        output.Credit = 1;
        _bench.Network.Edge("in").Put(Enumerable.Range(1, 200));
        _bench.Scheduler.RunAll();

        var taken = new List<object>();
        while (output.Batches.Count > 0)
        {
            taken.AddRange(Taken());
            _bench.Scheduler.RunAll();
        }

        // Each number comes down to 0.
        Assert.Equal(200 * 201 / 2, taken.Count);
        output.Credit = int.MaxValue;
        End(task);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void AnErrorInTheBodyNamesTheOperatorAlsoInALaterRound(bool bounded)
    {
        Start(bounded, maxRounds: 0, static n => n > 3 ? n - 1 : throw new InvalidOperationException("too far"));
        _bench.Network.Edge("in").Put([9]);
        _bench.Network.Edge("in").PutEnd<int>();
        _bench.Scheduler.RunAll();

        Assert.Equal("Map (1/1)#0", _host.Failure!.Operator);
        Assert.Contains("too far", _host.Failure.Message, StringComparison.Ordinal);
    }

    private StreamTask Start(bool bounded, int maxRounds, Func<int, int>? body = null)
    {
        _host.Coordinators[Chain.Id(0)] = new IterationCoordinator(_context, hasCriterion: false, maxRounds);
        StreamTask task = _bench.Start(
            new Chain()
                .From("in")
                .Add("Head", new IterationHeadSpec<int>(0, bounded, hasCriterion: false, maxRounds))
                .Map(body ?? (static n => n - 1))
                .Also(1, Chain.ToEdge("out"))
                .Filter<int>(static n => n > 0)
                .Add("Tail", new IterationTailSpec<int>(0)),
            _host);
        _context.Task = task;
        return task;
    }

    private void Run(int times)
    {
        for (int i = 0; i < times; i++)
        {
            _bench.Scheduler.RunOne();
        }
    }

    private List<object> Taken() => _bench.Network.Edge("out").TakeAll<int>();

    private void End(StreamTask task)
    {
        _bench.Network.Edge("in").PutEnd<int>();
        _bench.Scheduler.RunAll();
        Assert.Null(_host.Failure);
        Assert.Equal(ExecutionState.Finished, task.State);
    }
}
