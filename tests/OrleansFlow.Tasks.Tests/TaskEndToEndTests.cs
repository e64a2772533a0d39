using OrleansFlow.Graph;
using OrleansFlow.Tasks.Coordination;
using OrleansFlow.Tasks.Tests.Harness;
using OrleansFlow.Types;

namespace OrleansFlow.Tasks.Tests;

public sealed class TaskEndToEndTests
{
    private readonly TaskBench _bench = new();

    [Fact]
    public void ASourceMapsKeysReducesAndWrites()
    {
        var source = new CountSource(splits: 3, perSplit: 1000);
        var spec = new SourceSpec<long, CountSource.Split, int>(source);
        var host = new FakeHost();
        var context = new CoordinatorContext(_bench.Runtime, Chain.Id(0));
        IOperatorCoordinator coordinator = OperatorCoordinatorFactory.Create(spec, context, TypeRegistry.Default);
        host.Coordinators[Chain.Id(0)] = coordinator;
        StreamTask first = _bench.Create(new Chain().Add("Source", spec).Map((long n) => n + 1).Filter((long n) => n % 2 == 0).To("e"), host);
        context.Task = first;
        var sink = new RecordingSink<long>();
        StreamTask second = _bench.Create(new Chain().From("e").Reduce((long n) => n % 10, (a, b) => a + b).Sink(sink));

        _ = coordinator.StartAsync();
        first.Start();
        second.Start();
        _bench.Scheduler.RunAll();

        Assert.Equal(ExecutionState.Finished, first.State);
        Assert.Equal(ExecutionState.Finished, second.State);
        Assert.Equal(1500, sink.Written.Count);
        long[] expected = [.. Enumerable.Range(1, 3000).Where(n => n % 2 == 0).GroupBy(n => n % 10).Select(g => g.Sum(n => (long)n)).Order()];
        long[] actual = [.. sink.Written.Where(n => expected.Contains(n)).Distinct().Order()];
        Assert.Equal(expected, actual);
        Assert.Equal(["open", $"watermark {long.MaxValue}", "flush end", "close"], sink.Calls);
        Assert.True(source.Closed);
        Assert.Equal([ExecutionState.Initializing, ExecutionState.Running, ExecutionState.Finished], host.States);
        Assert.Equal(3000, first.GetMetrics().Operators[0].RecordsOut);
        Assert.Equal(1500, first.GetMetrics().RecordsOut);
        Assert.Equal(1500, second.GetMetrics().RecordsIn);
    }
}
