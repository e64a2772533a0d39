using OrleansFlow.Functions;
using OrleansFlow.Graph;
using OrleansFlow.Tasks.Network;
using OrleansFlow.Tasks.Operators.Fusion;
using OrleansFlow.Tasks.Tests.Harness;

namespace OrleansFlow.Tasks.Tests;

public sealed class FusedLoopTests
{
    private const int Batches = HotLoop<int>.HotAfter * 3;

    private readonly TaskBench _bench = new();

    [Fact]
    public void AnyRunOfMapsAndFiltersGivesWhatTheFunctionsGive()
    {
        for (int seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            var bench = new TaskBench();
            Chain chain = new Chain().From("e");
            Func<long, long?> expected = static v => v;
            int length = random.Next(1, 7);
            for (int i = 0; i < length; i++)
            {
                int constant = random.Next(2, 9);
                Func<long, long?> before = expected;
                if (random.Next(2) == 0)
                {
                    Func<long, long> map = random.Next(4) switch { 0 => v => v + constant, 1 => Twice, 2 => new Adder(constant).Add, _ => Compiled(constant) };
                    chain.Map(map);
                    expected = v => before(v) is { } b ? map(b) : null;
                }
                else
                {
                    chain.Filter((long v) => v % constant != 0);
                    expected = v => before(v) is { } b && b % constant != 0 ? b : null;
                }
            }

            var sink = new RecordingSink<long>();
            bool timestamps = random.Next(2) == 0;
            for (int i = 0; i < Batches; i++)
            {
                RecordBatch<long> batch = RecordBatch<long>.Rent();
                for (int k = 0; k < 20; k++)
                {
                    batch.Add((i * 20) + k, timestamps ? i : Timestamps.None);
                    if (random.Next(15) == 0)
                    {
                        batch.AddEvent(new WatermarkEvent(i));
                    }
                }

                bench.Network.Edge("e").Put(batch);
            }

            bench.Network.Edge("e").PutEnd<long>();
            StreamTask task = bench.Start(chain.Sink(sink));
            Assert.True(task.State == ExecutionState.Finished, $"seed {seed}: {bench.Host.Failure}");
            long[] all = [.. Enumerable.Range(0, Batches * 20).Select(v => expected(v)).Where(static v => v is not null).Select(static v => v!.Value)];
            Assert.True(all.SequenceEqual(sink.Written), $"seed {seed}");
            Assert.True(task.GetMetrics().Operators[^1].RecordsIn == all.Length, $"seed {seed}");
        }
    }

    [Fact]
    public void ReferencesStructsAndTimestampsGoThrough()
    {
        for (int i = 0; i < Batches; i++)
        {
            RecordBatch<string> batch = RecordBatch<string>.Rent();
            batch.Add($"a{i}", i);
            batch.Add($"b{i}", Timestamps.None);
            _bench.Network.Edge("e").Put(batch);
        }

        _bench.Network.Edge("e").PutEnd<string>();
        _bench.Start(new Chain()
            .From("e")
            .Map((string s) => (s, s.Length))
            .Filter(((string Text, int Length) t) => t.Length > 1)
            .Map(((string Text, int Length) t) => new Named(t.Text))
            .To("o"));
        Assert.Null(_bench.Host.Failure);
        var received = new List<(string, long)>();
        while (_bench.Network.Edge("o").Batches.TryDequeue(out RecordBatch? taken))
        {
            var batch = (RecordBatch<Named>)taken;
            for (int i = 0; i < batch.Count; i++)
            {
                received.Add((batch.Values[i].Name, batch.Timestamps?[i] ?? Timestamps.None));
            }
        }

        Assert.Equal(Enumerable.Range(0, Batches).SelectMany(static i => ((string, long)[])[($"a{i}", i), ($"b{i}", Timestamps.None)]), received);
    }

    [Theory]
    [InlineData("A")]
    [InlineData("B")]
    [InlineData("C")]
    [InlineData("Sink")]
    public void AnErrorWithinALoopNamesItsOperator(string where)
    {
        int bad = Batches - 1;

        int Check(int value, string name) => value == bad && name == where ? throw new NotSupportedException("x") : value;

        for (int i = 0; i < Batches; i++)
        {
            _bench.Network.Edge("e").Put([i]);
        }

        var sink = new RecordingSink<int>();
        sink.Wait = v =>
        {
            Check(v, "Sink");
            return null;
        };
        _bench.Start(new Chain()
            .From("e")
            .Map((int v) => Check(v, "A"), "A")
            .Filter((int v) => Check(v, "B") >= 0, "B")
            .Map((int v) => Check(v, "C"), "C")
            .Sink(sink));
        Assert.Equal($"{where} (1/1)#0", _bench.Host.Failure!.Operator);
        Assert.Equal(where == "Sink" ? bad + 1 : bad, sink.Written.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void AnErrorOfAnEdgeIsThatOfTheOperatorWhichEmitsToItAlsoBehindABranch(bool fuse)
    {
        _bench.Configuration[TaskOptions.OperatorFusion.Key] = fuse ? "true" : "false";
        FakeEdge edge = _bench.Network.Edge("e");
        for (int i = 0; i < Batches; i++)
        {
            edge.Put([i]);
        }

        _bench.Start(new Chain()
            .From("e")
            .Map(
                (int v) =>
                {
                    _bench.Network.Edge("o").EmitFailure = v == Batches - 1 ? new NotSupportedException("x") : null;
                    return v;
                },
                "Emitting")
            .Map((int v) => v, "Branch")
            .Sink(new RecordingSink<int>())
            .Also(0, Chain.ToEdge("o")));
        Assert.Equal("Emitting (1/1)#0", _bench.Host.Failure!.Operator);
    }

    [Fact]
    public void ASinkThatFallsBehindWithinALoopGetsEachRecordOnceInOrder()
    {
        for (int seed = 0; seed < 30; seed++)
        {
            var random = new Random(seed);
            var bench = new TaskBench();
            var sink = new RecordingSink<int>();
            sink.WaitOnceIn(20, random);
            bool timestamps = seed % 2 == 0;
            for (int i = 0; i < Batches; i++)
            {
                RecordBatch<int> batch = RecordBatch<int>.Rent();
                for (int k = 0; k < 10; k++)
                {
                    batch.Add((i * 10) + k, timestamps ? k : Timestamps.None);
                }

                bench.Network.Edge("e").Put(batch);
            }

            bench.Network.Edge("e").PutEnd<int>();
            StreamTask task = bench.Start(new Chain().From("e").Filter((int v) => v % 3 > 0).Map((int v) => v * 2).Sink(sink));
            sink.CompleteWrites(bench.Scheduler, $"seed {seed}");

            Assert.True(task.State == ExecutionState.Finished, $"seed {seed}: {task.State} {bench.Host.Failure}");
            Assert.Equal(Enumerable.Range(0, Batches * 10).Where(static v => v % 3 > 0).Select(static v => v * 2), sink.Written);
        }
    }

    [Fact]
    public void AFunctionObjectIsCalledThroughItsOwnMethod()
    {
        for (int i = 0; i < Batches; i++)
        {
            _bench.Network.Edge("e").Put([i]);
        }

        var sink = new RecordingSink<int>();
        _bench.Network.Edge("e").PutEnd<int>();
        _bench.Start(new Chain().From("e").Add("A", new MapSpec<int, int>(new UserFunction<Func<int, int>>(new Derived()))).Sink(sink));
        Assert.Equal(Enumerable.Range(0, Batches).Select(static i => i + 100), sink.Written);
    }

    private static long Twice(long value) => value * 2;

    private static Func<long, long> Compiled(long constant)
    {
        System.Linq.Expressions.ParameterExpression value = System.Linq.Expressions.Expression.Parameter(typeof(long));
        return System.Linq.Expressions.Expression.Lambda<Func<long, long>>(
            System.Linq.Expressions.Expression.Subtract(value, System.Linq.Expressions.Expression.Constant(constant)), value).Compile();
    }

    public sealed record Named(string Name);

    private readonly struct Adder(int number)
    {
        public long Add(long value) => value + number;
    }

    private class Base : IMapFunction<int, int>
    {
        public virtual int Map(int value) => value;
    }

    private sealed class Derived : Base
    {
        public override int Map(int value) => base.Map(value) + 100;
    }
}
