using OrleansFlow.Graph;
using OrleansFlow.Tasks.Coordination;
using OrleansFlow.Tasks.Network;
using OrleansFlow.Tasks.Operators.Fusion;
using OrleansFlow.Tasks.Tests.Harness;
using OrleansFlow.Types;

namespace OrleansFlow.Tasks.Tests;

public sealed class RandomChainTests
{
    private const int Chains = 120;

    // Enough that what is behind a flat map becomes hot, too.
    private const int RecordsPerBatch = 64;

    [Fact]
    public void ARandomChainBehindAnEdgeDoesTheSameFusedAndNot()
    {
        int failed = 0;
        for (int seed = 0; seed < Chains; seed++)
        {
            Outcome fused = RunBehindEdge(seed, fuse: true);
            Outcome plain = RunBehindEdge(seed, fuse: false);
            AssertSame(seed, plain, fused);
            failed += fused.Failure.Length > 0 ? 1 : 0;
        }

        Assert.InRange(failed, Chains / 10, Chains * 9 / 10);
    }

    [Fact]
    public void ARandomChainBehindASourceDoesTheSameFusedAndNot()
    {
        int failed = 0;
        for (int seed = 1000; seed < 1000 + Chains; seed++)
        {
            Outcome fused = RunBehindSource(seed, fuse: true);
            Outcome plain = RunBehindSource(seed, fuse: false);
            AssertSame(seed, plain, fused);
            failed += fused.Failure.Length > 0 ? 1 : 0;
        }

        Assert.InRange(failed, Chains / 10, Chains * 9 / 10);
    }

    [Fact]
    public void AFilterCountsWhatItHandsOn()
    {
        var bench = new TaskBench();
        bench.Network.Edge("in").Put(Enumerable.Range(0, 100));
        bench.Network.Edge("in").PutEnd<int>();
        StreamTask task = bench.Start(new Chain().From("in").Filter((int v) => v % 4 == 0).Map((int v) => v).Sink(new RecordingSink<int>()));
        Assert.Equal([(100, 25), (25, 25), (25, 0)], task.GetMetrics().Operators.Select(static o => ((int)o.RecordsIn, (int)o.RecordsOut)));
    }

    [Theory]
    [InlineData("push")]
    [InlineData("pull")]
    [InlineData("sequence")]
    public void ARecordAtWhichAnOperatorFailsIsAmongThoseItHasTaken(string kind)
    {
        var bench = new TaskBench();
        bench.Network.Edge("in").Put([1]);
        Chain chain = new Chain().From("in");
        _ = kind switch
        {
            "push" => chain.Push<int, int>(static (v, collector) =>
            {
                for (int i = 0; i < 9; i++)
                {
                    collector.Collect(i);
                }
            }),
            "pull" => chain.Pull((int v) => Enumerable.Range(0, 9).ToArray()),
            _ => chain.Pull((int v) => Enumerable.Range(0, 9)),
        };
        StreamTask task = bench.Start(chain.Map((int v) => 10 / (5 - v), "Failing").Sink(new RecordingSink<int>()));
        Assert.Equal("Failing (1/1)#0", bench.Host.Failure!.Operator);
        Assert.Equal(6, task.GetMetrics().Operators[0].RecordsOut);
        Assert.Equal(6, task.GetMetrics().Operators[1].RecordsIn);
    }

    [Fact]
    public void ARecordThatCanBeChangedIsCopiedBetweenOperatorsUnlessObjectsAreReused()
    {
        Assert.Equal([(2, 12), (2, 12)], ChangeTwice(reuse: false));
        Assert.Equal([(12, 12), (12, 12)], ChangeTwice(reuse: true));
    }

    private static IEnumerable<(int, int)> ChangeTwice(bool reuse)
    {
        var bench = new TaskBench();
        bench.Network.Edge("in").Put([1, 1]);
        bench.Network.Edge("in").PutEnd<int>();
        var before = new List<Box>();
        var after = new List<Box>();
        bench.Start(new Chain { ObjectReuse = reuse }.From("in")
            .Map((int v) => new Box { Value = v + 1 })
            .Filter((Box box) => true)
            .Map((Box box) =>
            {
                before.Add(box);
                return box;
            })
            .Map((Box box) =>
            {
                box.Value += 10;
                return box;
            })
            .Filter((Box box) =>
            {
                after.Add(box);
                return true;
            })
            .Sink(new RecordingSink<Box>()));
        Assert.Null(bench.Host.Failure);
        return before.Zip(after, static (first, second) => (first.Value, second.Value));
    }

    private static void AssertSame(int seed, Outcome plain, Outcome fused)
    {
        Assert.True(plain.Failure == fused.Failure, $"Seed {seed}: failure '{plain.Failure}' without fusion, '{fused.Failure}' with.");
        int same = plain.Events.Zip(fused.Events).TakeWhile(static pair => pair.First == pair.Second).Count();
        Assert.True(
            same == plain.Events.Count && same == fused.Events.Count,
            $"Seed {seed}: of {plain.Events.Count} calls without fusion and {fused.Events.Count} with, only the first {same} are the same.");
        Assert.Equal(plain.Edges, fused.Edges);
        Assert.True(plain.Counts == fused.Counts, $"Seed {seed}: counts {plain.Counts} without fusion, {fused.Counts} with.");
    }

    private static Outcome RunBehindEdge(int seed, bool fuse)
    {
        var random = new Random(seed);
        TaskBench bench = Bench(fuse);
        var chain = new RandomChain(random);
        chain.Chain.From("in");
        chain.AddOperators(first: 0);
        FakeEdge edge = bench.Network.Edge("in");
        for (int i = 0; i < HotLoop<int>.HotAfter * 2; i++)
        {
            RecordBatch<int> batch = RecordBatch<int>.Rent();
            for (int k = random.Next(RecordsPerBatch); k > 0; k--)
            {
                batch.Add(random.Next(1000), i % 2 == 0 ? Timestamps.None : random.Next(100));
            }

            batch.AddEvent(new WatermarkEvent(i));
            edge.Put(batch);
        }

        edge.PutEnd<int>();
        return chain.Run(bench, bench.Create(chain.Chain));
    }

    private static Outcome RunBehindSource(int seed, bool fuse)
    {
        var random = new Random(seed);
        TaskBench bench = Bench(fuse);
        var chain = new RandomChain(random);
        var source = new SourceSpec<long, CountSource.Split, int>(new CountSource(splits: HotLoop<int>.HotAfter * 2, perSplit: random.Next(RecordsPerBatch)));
        chain.Chain.Add("Source", source).Map((long n) => (int)n, "Narrow");
        chain.AddOperators(first: 2);
        var host = new FakeHost();
        var context = new CoordinatorContext(bench.Runtime, Chain.Id(0));
        IOperatorCoordinator coordinator = OperatorCoordinatorFactory.Create(source, context, TypeRegistry.Default);
        host.Coordinators[Chain.Id(0)] = coordinator;
        StreamTask task = bench.Create(chain.Chain, host);
        context.Task = task;
        _ = coordinator.StartAsync();
        return chain.Run(bench, task);
    }

    private static TaskBench Bench(bool fuse)
    {
        var bench = new TaskBench();
        bench.Configuration[TaskOptions.OperatorFusion.Key] = fuse ? "true" : "false";
        return bench;
    }
}
