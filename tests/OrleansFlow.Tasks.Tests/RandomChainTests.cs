using System.Globalization;
using OrleansFlow.Functions;
using OrleansFlow.Graph;
using OrleansFlow.Sinks;
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

    /// <summary>A record that functions can change.</summary>
    public sealed class Box
    {
        /// <summary>What is changed.</summary>
        public int Value { get; set; }
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

    private sealed record Outcome(List<string> Events, string Failure, string Counts, List<string> Edges);

    /// <summary>A chain of random operators, with branches, each of which notes its calls; one of them may fail at some record.</summary>
    private sealed class RandomChain(Random random)
    {
        private readonly List<string> _events = [];
        private readonly Queue<TaskCompletionSource> _writes = new();
        private readonly List<int> _emitting = [];
        private int _next;
        private int _failAt = random.Next(3) == 0 ? int.MaxValue : random.Next(30_000);

        public Chain Chain { get; } = new() { ObjectReuse = random.Next(4) == 0 };

        public void AddOperators(int first)
        {
            _next = first;
            AddLine(random.Next(1, 14));
            for (int branches = random.Next(3); branches > 0; branches--)
            {
                Chain.BranchFrom(_emitting[random.Next(_emitting.Count)]);
                AddLine(random.Next(1, 4));
            }

            if (random.Next(2) == 0)
            {
                Chain.BranchFrom(_emitting[^1]).Map((int v) => v, "Last").To("out");
            }
        }

        public Outcome Run(TaskBench bench, StreamTask task)
        {
            task.Start();
            bench.Scheduler.RunAll();
            while (_writes.TryDequeue(out TaskCompletionSource? write))
            {
                write.SetResult();
                bench.Scheduler.RunAll();
            }

            Assert.True(task.State is ExecutionState.Finished or ExecutionState.Failed);
            string counts = string.Join(' ', task.GetMetrics().Operators.Select(static o => $"{o.Name}:{o.RecordsIn}/{o.RecordsOut}"));
            string failure = bench.Host.Failure is { } error ? $"{error.Operator}: {error.Message}" : "";
            return new Outcome(_events, failure, counts, [.. Texts(bench, "out"), .. Texts(bench, "side"), .. Texts(bench, "branch")]);
        }

        private static IEnumerable<string> Texts(TaskBench bench, string edge) =>
            bench.Network.Edge(edge).TakeAll<int>().Select(value => $"{edge} {value}");

        private void AddLine(int length)
        {
            for (; length > 0; length--)
            {
                Add(_next);
                _emitting.Add(_next++);
            }

            if (random.Next(3) > 0)
            {
                Chain.Sink(new NotingSink(this, random.Next(3) == 0 ? 7 : int.MaxValue), $"Sink {_next++}");
            }
            else
            {
                Chain.Map((int v) => Note("end", v), $"End {_next++}");
            }
        }

        private void Add(int node)
        {
            string name = $"{node}";
            switch (random.Next(8))
            {
                case 0 or 1:
                    Chain.Map((int v) => Note(name, v) + 1, name);
                    break;
                case 2:
                    Chain.Filter((int v) => Note(name, v) % 3 != 0, name);
                    break;
                case 3:
                    Chain.Push<int, int>(
                        (v, collector) =>
                        {
                            for (int i = Note(name, v) % 3; i > 0; i--)
                            {
                                collector.Collect(v + i);
                                Note(name, v);
                            }
                        },
                        name);
                    break;
                case 4:
                    Chain.Pull((int v) => Enumerable.Repeat(Note(name, v), v & 1), name);
                    break;
                case 5:
                    var side = new OutputTag<int>("side");
                    Chain.Process(new Sides(this, name, side), name).Also(node, Chain.ToEdge("side", side));
                    break;
                case 6:
                    Chain.Map((int v) => new Box { Value = Note(name, v) }, name);
                    Chain.Map((Box box) => Note(name, box.Value++), $"{name} unboxed");
                    _next++;
                    break;
                default:
                    Chain.Map((int v) => Note(name, v), name).Also(node, Chain.ToEdge("branch"));
                    break;
            }
        }

        private int Note(string name, int value)
        {
            _events.Add(string.Create(CultureInfo.InvariantCulture, $"{name} {value}"));
            return _failAt-- == 0 ? throw new InvalidOperationException($"failed at {value} in {name}") : value & int.MaxValue;
        }

        private sealed class Sides(RandomChain chain, string name, OutputTag<int> side) : ProcessFunction<int, int>
        {
            public override void ProcessElement(int value, IProcessContext context, ICollector<int> output)
            {
                chain.Note(name, value);
                chain._events.Add($"{context.Timestamp}");
                if (value % 5 == 0)
                {
                    context.Output(side, value);
                    chain.Note(name, value);
                }

                output.Collect(value);
            }
        }

        private sealed class NotingSink(RandomChain chain, int pendingEvery) : ISink<int>, ISinkWriter<int>
        {
            public ValueTask<ISinkWriter<int>> CreateWriterAsync(ISinkWriterContext context, CancellationToken cancellationToken) => new(this);

            public ValueTask WriteAsync(int element, long timestamp)
            {
                chain.Note($"sink@{timestamp}", element);
                if (element % pendingEvery != 1)
                {
                    return ValueTask.CompletedTask;
                }

                var write = new TaskCompletionSource();
                chain._writes.Enqueue(write);
                return new(write.Task);
            }

            public ValueTask WriteWatermarkAsync(long watermark)
            {
                chain._events.Add($"watermark {watermark}");
                return ValueTask.CompletedTask;
            }

            public ValueTask FlushAsync(bool endOfInput, CancellationToken cancellationToken) => ValueTask.CompletedTask;

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
