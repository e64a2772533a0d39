using OrleansFlow.Functions;
using OrleansFlow.Graph;
using OrleansFlow.Tasks.Network;
using OrleansFlow.Tasks.Tests.Harness;

namespace OrleansFlow.Tasks.Tests;

public sealed class TaskFlowTests
{
    private readonly TaskBench _bench = new();
    private readonly RecordingSink<int> _sink = new();

    [Fact]
    public void WatermarksAndRecordsKeepTheirOrder()
    {
        FakeEdge edge = _bench.Network.Edge("e");
        edge.Put([1, 2], new WatermarkEvent(5));
        edge.Put([3], WatermarkStatusEvent.Idle, WatermarkStatusEvent.Active, new WatermarkEvent(9));
        edge.Put<int>([], new WatermarkEvent(long.MaxValue), EndOfDataEvent.Instance, EndOfPartitionEvent.Instance);
        StreamTask task = _bench.Start(new Chain().From("e").Map((int v) => v * 10).To("o"));
        Assert.Equal(
            [10, 20, new WatermarkEvent(5), 30, WatermarkStatusEvent.Idle, WatermarkStatusEvent.Active, new WatermarkEvent(9), new WatermarkEvent(long.MaxValue), EndOfDataEvent.Instance, EndOfPartitionEvent.Instance],
            _bench.Network.Edge("o").TakeAll<int>());
        Assert.Equal(ExecutionState.Finished, task.State);
    }

    [Fact]
    public void AnIdleOutputDropsWatermarks()
    {
        FakeEdge edge = _bench.Network.Edge("e");
        edge.Put<int>([], new WatermarkEvent(1), WatermarkStatusEvent.Idle, new WatermarkEvent(2));
        edge.PutEnd<int>();
        _bench.Start(new Chain().From("e").Map((int v) => v).To("o"));
        Assert.Equal([new WatermarkEvent(1), WatermarkStatusEvent.Idle, EndOfDataEvent.Instance, EndOfPartitionEvent.Instance], _bench.Network.Edge("o").TakeAll<int>());
    }

    [Fact]
    public void ATaskEndsOnlyWhenAllItsChannelsHave()
    {
        _bench.Network.Edge("a").PutEnd<int>();
        _bench.Network.Edge("b").Put([1, 2]);
        StreamTask task = _bench.Start(new Chain().From("a").From("b").Map((int v) => v).Sink(_sink));
        Assert.Equal(ExecutionState.Running, task.State);
        _bench.Network.Edge("b").PutEnd<int>();
        _bench.Scheduler.RunAll();
        Assert.Equal(ExecutionState.Finished, task.State);
        Assert.Equal([1, 2], _sink.Written);
    }

    [Fact]
    public void AChannelThatEndsWithoutEndOfDataIsAnError()
    {
        _bench.Network.Edge("e").Put<int>([], EndOfPartitionEvent.Instance);
        _bench.Start(new Chain().From("e").Map((int v) => v).Sink(_sink));
        Assert.Contains("ended out of order", _bench.Host.Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ManyGatesAreReadInTurn()
    {
        for (int i = 0; i < 5; i++)
        {
            _bench.Network.Edge("a").Put([1]);
            _bench.Network.Edge("b").Put([2]);
        }

        _bench.Start(new Chain().From("a").From("b").Map((int v) => v).Sink(_sink));
        Assert.Equal([1, 2, 1, 2, 1, 2, 1, 2, 1, 2], _sink.Written);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void AnExplodingSequenceWaitsForCreditAndLosesNothing(bool endless)
    {
        _bench.Network.Edge("o").Credit = 2;
        _bench.Network.Edge("e").Put([1, 2]);
        _bench.Network.Edge("e").PutEnd<int>();
        long pulled = 0;

        IEnumerable<long> Explode(int value)
        {
            for (long i = 0; endless || i < 20_000; i++)
            {
                pulled++;
                yield return i;
            }
        }

        StreamTask task = _bench.Start(new Chain().From("e").Pull<int, long>(Explode).Filter((long v) => true).To("o"));
        var received = new List<object>();
        for (int i = 0; i < 50_000 && !task.State.IsTerminal() && (!endless || received.Count < 30_000); i++)
        {
            Assert.InRange(pulled - received.OfType<long>().Count(), 0, 200);
            received.AddRange(_bench.Network.Edge("o").TakeAll<long>());
            _bench.Scheduler.RunAll();
        }

        received.AddRange(_bench.Network.Edge("o").TakeAll<long>());
        if (endless)
        {
            Assert.Equal(ExecutionState.Running, task.State);
            task.Cancel();
            _bench.Scheduler.RunAll();
            Assert.Equal(ExecutionState.Canceled, task.State);
        }
        else
        {
            Assert.Equal(ExecutionState.Finished, task.State);
            Assert.Equal(Enumerable.Range(0, 2).SelectMany(static _ => Enumerable.Range(0, 20_000)).Select(static i => (long)i), received.OfType<long>());
        }
    }

    [Fact]
    public void AnEndlessSequenceWithCreditHoldsUpNeitherMailsNorACancellation()
    {
        _bench.Network.Edge("e").Put([1]);
        static IEnumerable<int> Forever(int value)
        {
            while (true)
            {
                yield return value;
            }
        }

        StreamTask task = _bench.Create(new Chain().From("e").Pull<int, int>(Forever).Filter((int v) => false).Sink(_sink));
        task.Start();
        for (int i = 0; i < 20; i++)
        {
            Assert.True(_bench.Scheduler.RunOne());
        }

        Task<int> call = task.CallAsync(() => 7);
        _bench.Scheduler.RunOne();
        Assert.Equal(TaskStatus.RanToCompletion, call.Status);
        task.Cancel();
        _bench.Scheduler.RunAll();
        Assert.Equal(ExecutionState.Canceled, task.State);
    }

    [Fact]
    public void SequencesWithinSequencesKeepTheirOrderWithoutCredit()
    {
        _bench.Network.Edge("o").Credit = 1;
        _bench.Network.Edge("e").Put([1, 2, 3], new WatermarkEvent(7));
        _bench.Network.Edge("e").PutEnd<int>();
        StreamTask task = _bench.Start(new Chain()
            .From("e")
            .Pull<int, int>(static v => Enumerable.Range(0, 300).Select(i => (v * 1000) + i))
            .Pull<int, long>(static v => Enumerable.Range(0, 100).Select(i => (v * 1000L) + i))
            .To("o"));
        var received = new List<object>();
        while (!task.State.IsTerminal())
        {
            received.AddRange(_bench.Network.Edge("o").TakeAll<long>());
            _bench.Scheduler.RunAll();
        }

        received.AddRange(_bench.Network.Edge("o").TakeAll<long>());
        IEnumerable<object> expected = from v in (int[])[1, 2, 3] from a in Enumerable.Range(0, 300) from b in Enumerable.Range(0, 100) select (object)((((v * 1000L) + a) * 1000L) + b);
        Assert.Equal([.. expected, new WatermarkEvent(7), EndOfDataEvent.Instance, EndOfPartitionEvent.Instance], received);
    }

    [Fact]
    public void APushWithoutCreditGoesOnWhereTheSchedulerMayNotBlock()
    {
        _bench.Network.Edge("o").Credit = 1;
        _bench.Network.Edge("e").Put([1]);
        _bench.Start(new Chain().From("e").Push<int, int>(static (_, o) =>
        {
            for (int i = 0; i < 100_000; i++)
            {
                o.Collect(i);
            }
        }).To("o"));
        int received = 0;
        for (int more = -1; more != 0; received += more)
        {
            more = _bench.Network.Edge("o").TakeAll<int>().Count;
            _bench.Scheduler.RunAll();
        }

        Assert.Equal(100_000, received);
    }

    [Fact]
    public async Task APushWithoutCreditBlocksItsThreadWhereTheSchedulerMayAndACancellationFreesIt()
    {
        _bench.Scheduler.MayBlock = true;
        FakeEdge output = _bench.Network.Edge("o");
        output.Credit = 1;
        _bench.Network.Edge("e").Put([1]);
        long pushed = 0;
        StreamTask task = _bench.Create(new Chain().From("e").Push<int, int>((_, o) =>
        {
            for (int i = 0; i < 100_000; i++)
            {
                o.Collect(i);
                Interlocked.Increment(ref pushed);
            }
        }).To("o"));
        task.Start();
        var thread = new Thread(() =>
        {
            while (!task.State.IsTerminal())
            {
                if (!_bench.Scheduler.RunOne())
                {
                    Thread.Yield();
                }
            }
        });
        thread.Start();
        while (Interlocked.Read(ref pushed) < 16 * 1024 - 1)
        {
            await Task.Yield();
        }

        task.Cancel();
        while (!task.State.IsTerminal())
        {
            // The scheduler's thread is blocked: another one must carry the cancellation.
            _bench.Scheduler.RunOne();
            await Task.Yield();
        }

        thread.Join();
        Assert.Equal(ExecutionState.Canceled, task.State);
        Assert.InRange(pushed, 0, 20_000);
    }

    [Fact]
    public void AStreamUnitedWithItselfEndsAlsoWithOneBatchOfCredit()
    {
        _bench.Network.Edge("a").Credit = 1;
        _bench.Network.Edge("b").Credit = 1;
        for (int i = 0; i < 100; i++)
        {
            _bench.Network.Edge("in").Put(Enumerable.Range(i * 10, 10));
        }

        _bench.Network.Edge("in").PutEnd<int>();
        FakeHost first = new();
        StreamTask split = _bench.Create(new Chain().From("in").Map((int v) => v).To("a").Also(0, Chain.ToEdge("b")), first);
        StreamTask union = _bench.Create(new Chain().From("a").From("b").Map((int v) => v).Sink(_sink));
        split.Start();
        union.Start();
        _bench.Scheduler.RunAll();
        Assert.Equal((ExecutionState.Finished, ExecutionState.Finished), (split.State, union.State));
        Assert.Equal(Enumerable.Range(0, 1000).SelectMany(static i => (int[])[i, i]), _sink.Written.Order());
    }

    [Fact]
    public void ASlowSinkStopsTheTaskAndGetsEachRecordOnceInOrder()
    {
        for (int seed = 0; seed < 50; seed++)
        {
            var random = new Random(seed);
            var bench = new TaskBench();
            var sink = new RecordingSink<int>();
            sink.WaitOnceIn(3, random);
            for (int i = 0; i < 20; i++)
            {
                bench.Network.Edge("e").Put(Enumerable.Range(i * 50, 50), new WatermarkEvent(i));
            }

            bench.Network.Edge("e").PutEnd<int>();
            StreamTask task = bench.Start(new Chain().From("e").Pull<int, int>(static v => [v]).Sink(sink));
            sink.CompleteWrites(bench.Scheduler, $"seed {seed}");

            Assert.True(task.State == ExecutionState.Finished, $"seed {seed}: {task.State} {bench.Host.Failure}");
            Assert.Equal(Enumerable.Range(0, 1000), sink.Written);
            Assert.Equal(["open", .. Enumerable.Range(0, 20).Select(static i => $"watermark {i}"), "flush end", "close"], sink.Calls);
        }
    }

    [Fact]
    public void SideOutputsGoToTheirConsumersAndThoseWithoutOneAreDropped()
    {
        var odd = new OutputTag<int>("odd");
        _bench.Network.Edge("e").Put(Enumerable.Range(0, 6), new WatermarkEvent(3));
        _bench.Network.Edge("e").PutEnd<int>();
        StreamTask task = _bench.Start(new Chain()
            .From("e")
            .Process(new Splitter())
            .To("even")
            .Also(0, Chain.ToEdge("odd", odd)));
        Assert.Equal(["0", "2", "4"], _bench.Network.Edge("even").TakeAll<string>().OfType<string>());
        Assert.Equal([1, 3, 5, new WatermarkEvent(3), EndOfDataEvent.Instance, EndOfPartitionEvent.Instance], _bench.Network.Edge("odd").TakeAll<int>());
        Assert.Equal(6, task.GetMetrics().Operators[0].RecordsOut);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ChainedFunctionsShareObjectsOnlyWithObjectReuse(bool objectReuse)
    {
        var seen = new List<Changeable>();
        var original = new Changeable { Number = 1 };
        var sink = new RecordingSink<Changeable>();
        _bench.Network.Edge("e").Put([original]);
        Chain chain = new Chain { ObjectReuse = objectReuse }
            .From("e")
            .Map((Changeable c) =>
            {
                seen.Add(c);
                return c;
            })
            .Map((Changeable c) =>
            {
                c.Number++;
                return c;
            })
            .Sink(sink);
        _bench.Start(chain);
        Assert.Equal(objectReuse ? 2 : 1, seen[0].Number);
        Assert.Equal(2, sink.Written[0].Number);
    }

    [Fact]
    public void ConsumersOfASharedBatchDoNotSeeEachOthersChanges()
    {
        RecordBatch<Changeable> batch = RecordBatch<Changeable>.Rent();
        batch.Add(new Changeable { Number = 1 }, Timestamps.None);
        batch.Share(1);
        _bench.Network.Edge("a").Put(batch);
        _bench.Network.Edge("b").Put(batch);
        var sink = new RecordingSink<Changeable>();
        Chain Consumer(string edge) => new Chain().From(edge).Map((Changeable c) =>
        {
            c.Number++;
            return c;
        }).Sink(sink);
        _bench.Start(Consumer("a"));
        _bench.Start(Consumer("b"));
        Assert.Equal([2, 2], sink.Written.Select(static c => c.Number));
    }

    [Fact]
    public void AKeyedProcessFunctionKeepsStatePerKey()
    {
        _bench.Network.Edge("e").Put(["a", "b", "a", "a"]);
        var sink = new RecordingSink<string>();
        _bench.Start(new Chain()
            .From("e")
            .Add("Count", new KeyedProcessSpec<string, string, string>(new Counter(), new UserFunction<Func<string, string>>(static v => v)))
            .Sink(sink));
        Assert.Equal(["a1", "b1", "a2", "a3"], sink.Written);
    }

    [Fact]
    public void AMistakenChainIsAClearError()
    {
        _bench.Start(new Chain().Map((int v) => v, "Lonely").Sink(_sink));
        Assert.Contains("'Lonely' is no source", _bench.Host.Failure!.Message, StringComparison.Ordinal);
        _bench.Start(new Chain().From("e").Map((int v) => v, "A").Map((string v) => v, "B").Sink(new RecordingSink<string>()));
        Assert.Contains("'A' emits System.Int32, which is not what operator 'B' takes", _bench.Host.Failure!.Message, StringComparison.Ordinal);
    }

    public sealed class Changeable
    {
        public int Number { get; set; }
    }

    private sealed class Splitter : ProcessFunction<int, string>
    {
        private readonly OutputTag<int> _odd = new("odd");
        private readonly OutputTag<long> _nobody = new("nobody");

        public override void ProcessElement(int value, IProcessContext context, ICollector<string> output)
        {
            Assert.Null(context.Timestamp);
            context.Output(_nobody, 7L);
            if (value % 2 == 0)
            {
                output.Collect($"{value}");
            }
            else
            {
                context.Output(_odd, value);
            }
        }
    }

    private sealed class Counter : ProcessFunction<string, string>
    {
        private State.IValueState<int> _count = null!;

        public override void Open(OpenContext context) => _count = RuntimeContext.GetState(new State.ValueStateDescriptor<int>("count"));

        public override void ProcessElement(string value, IProcessContext context, ICollector<string> output)
        {
            _count.Value++;
            output.Collect($"{value}{_count.Value}");
        }
    }
}
