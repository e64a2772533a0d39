using OrleansFlow.Functions;
using OrleansFlow.Graph;
using OrleansFlow.Tasks.Tests.Harness;

namespace OrleansFlow.Tasks.Tests;

public sealed class TaskLifecycleTests
{
    private readonly TaskBench _bench = new();
    private readonly RecordingSink<int> _sink = new();

    [Fact]
    public void OperatorsOpenFromTheLastAndCloseFromTheFirstOnce()
    {
        var log = new List<string>();
        _bench.Network.Edge("e").PutEnd<int>();
        StreamTask task = _bench.Start(new Chain().From("e").Add("A", Probe("A", log)).Add("B", Probe("B", log)).Sink(_sink));
        Assert.Equal(ExecutionState.Finished, task.State);
        Assert.Equal(["open B", "open A", "close A", "close B"], log);
    }

    [Fact]
    public void ACancelledTaskClosesItsOperatorsInEveryPhase()
    {
        foreach (string phase in (string[])["created", "opening", "running", "back-pressured", "sink at work", "finishing"])
        {
            var bench = new TaskBench();
            var log = new List<string>();
            var gate = new TaskCompletionSource();
            var probe = new ProbeMap("A", log) { OpenTask = phase == "opening" ? gate.Task : null };
            var sink = new RecordingSink<int> { Wait = phase == "sink at work" ? _ => gate.Task : null };
            FakeEdge edge = bench.Network.Edge("e");
            Chain chain = new Chain().From("e").Add("A", new MapSpec<int, int>(new UserFunction<Func<int, int>>(probe)));
            if (phase is "back-pressured" or "finishing")
            {
                bench.Network.Edge("o").Credit = 0;
                chain.To("o");
            }
            else
            {
                chain.Sink(sink);
            }

            edge.Put(Enumerable.Range(0, 10));
            if (phase == "finishing")
            {
                edge.PutEnd<int>();
            }

            StreamTask task = bench.Create(chain);
            if (phase != "created")
            {
                task.Start();
                for (int i = 0; i < 100 && bench.Scheduler.RunOne(); i++)
                {
                }
            }

            Assert.False(task.State.IsTerminal(), phase);
            task.Cancel();
            Assert.Equal(ExecutionState.Canceling, task.State);
            if (phase == "opening")
            {
                bench.Scheduler.RunAll();
                Assert.Equal(ExecutionState.Canceling, task.State);
                gate.SetResult();
            }

            for (int i = 0; i < 1000 && bench.Scheduler.RunOne(); i++)
            {
            }

            Assert.True(task.State == ExecutionState.Canceled, $"{phase}: {task.State}");
            Assert.True(task.Completion.IsCompletedSuccessfully, phase);
            Assert.True(log.Count(static l => l == "close A") == (phase == "created" ? 0 : 1), $"{phase}: {string.Join(", ", log)}");
            Assert.Null(bench.Host.Failure);
            task.Cancel();
            task.Fail(new InvalidOperationException("late"));
            task.HandleCoordinatorEvent(Chain.Id(0), [1]);
            bench.Scheduler.RunAll();
            Assert.Equal(ExecutionState.Canceled, bench.Host.States[^1]);
            Assert.Single(bench.Host.States, ExecutionState.Canceling);
        }
    }

    [Fact]
    public void ATaskWhoseCodeHangsIsGivenUpAfterTheTimeout()
    {
        _bench.Configuration["task.cancellation.timeout"] = "10 s";
        var never = new TaskCompletionSource();
        var probe = new ProbeMap("A", []) { OpenTask = never.Task };
        StreamTask task = _bench.Start(new Chain().From("e").Add("A", new MapSpec<int, int>(new UserFunction<Func<int, int>>(probe))).Sink(_sink));
        task.Cancel();
        _bench.Scheduler.RunAll();
        _bench.Time.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal(ExecutionState.Canceling, task.State);
        _bench.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(ExecutionState.Canceled, task.State);
        Assert.True(_bench.Host.Overdue);
        Assert.Contains("task.cancellation.timeout", _bench.Host.Failure!.Message, StringComparison.Ordinal);
        never.SetResult();
        _bench.Scheduler.RunAll();
        Assert.Equal(ExecutionState.Canceled, _bench.Host.States[^1]);
    }

    [Fact]
    public void AnErrorOfATaskThatIsToldToStopIsNotItsFailure()
    {
        var gate = new TaskCompletionSource();
        var probe = new ProbeMap("A", []) { OpenTask = gate.Task };
        StreamTask task = _bench.Start(new Chain().From("e").Add("A", new MapSpec<int, int>(new UserFunction<Func<int, int>>(probe))).Sink(_sink));
        task.Cancel();
        gate.SetException(new InvalidOperationException("not opened"));
        _bench.Scheduler.RunAll();
        Assert.Equal(ExecutionState.Canceled, task.State);
        Assert.Null(_bench.Host.Failure);
    }

    [Fact]
    public void AThreadThatNeverComesBackDoesNotKeepTheTaskFromEnding()
    {
        _bench.Configuration["task.cancellation.timeout"] = "1 s";
        using var entered = new ManualResetEventSlim();
        using var release = new ManualResetEventSlim();
        _bench.Network.Edge("e").Put([1]);
        StreamTask task = _bench.Create(new Chain().From("e").Map((int v) =>
        {
            entered.Set();
            release.Wait();
            return v;
        }).To("o"));
        task.Start();
        var thread = new Thread(() => _bench.Scheduler.RunOne());
        thread.Start();
        entered.Wait();
        task.Cancel();
        _bench.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(ExecutionState.Canceled, task.State);
        Assert.True(_bench.Network.Edge("o").ProducerAborted);
        Assert.True(_bench.Network.Edge("e").ConsumerAborted);
        release.Set();
        thread.Join();
        _bench.Scheduler.RunAll();
        Assert.Equal(ExecutionState.Canceled, _bench.Host.States[^1]);
    }

    [Theory]
    [InlineData("open")]
    [InlineData("open async")]
    [InlineData("map")]
    [InlineData("close")]
    public void AnErrorOfAUserFunctionFailsTheTaskAndNamesItsOperator(string where)
    {
        var log = new List<string>();
        var probe = new ProbeMap("B", log) { FailIn = where };
        _bench.Network.Edge("e").Put(Enumerable.Range(0, 10));
        _bench.Network.Edge("e").PutEnd<int>();
        StreamTask task = _bench.Start(new Chain()
            .From("e")
            .Add("A", Probe("A", log))
            .Add("B", new MapSpec<int, int>(new UserFunction<Func<int, int>>(probe)))
            .Sink(_sink));
        Assert.Equal(ExecutionState.Failed, task.State);
        TaskFailure failure = _bench.Host.Failure!;
        Assert.Equal("B (1/1)#0", failure.Operator);
        Assert.Equal($"B fails in {where}", failure.Message);
        Assert.Equal(typeof(NotSupportedException).FullName, failure.ExceptionType);
        Assert.Contains(nameof(ProbeMap), failure.Detail, StringComparison.Ordinal);
        Assert.Single(log, "close B");
        Assert.Equal(log.Contains("open A") ? 1 : 0, log.Count(static l => l == "close A"));
        Assert.Single(_sink.Calls, "close");
    }

    [Fact]
    public void EveryKindOfFunctionThatThrowsIsNamed()
    {
        (string Name, Func<Chain, Chain> Add)[] operators =
        [
            ("map", static c => c.Map<int, int>(static _ => throw new NotSupportedException("x"), "it")),
            ("filter", static c => c.Filter<int>(static _ => throw new NotSupportedException("x"), "it")),
            ("push", static c => c.Push<int, int>(static (_, _) => throw new NotSupportedException("x"), "it")),
            ("push after emitting", static c => c.Push<int, int>(static (v, o) => { o.Collect(v); throw new NotSupportedException("x"); }, "it")),
            ("pull", static c => c.Pull<int, int>(static _ => throw new NotSupportedException("x"), "it")),
            ("pull within", static c => c.Pull<int, int>(Failing, "it")),
            ("reduce", static c => c.Reduce<int, int>(static v => 1, static (_, _) => throw new NotSupportedException("x"), "it")),
            ("key", static c => c.Reduce<int, int>(static v => throw new NotSupportedException("x"), static (a, _) => a, "it")),
            ("process", static c => c.Process(new Thrower(), "it")),
        ];
        foreach ((string name, Func<Chain, Chain> add) in operators)
        {
            var bench = new TaskBench();
            bench.Network.Edge("e").Put(Enumerable.Range(0, 10));
            bench.Start(add(new Chain().From("e").Map((int v) => v, "before")).Map((int v) => v, "after").Sink(new RecordingSink<int>()));
            Assert.True(bench.Host.Failure?.Operator == "it (1/1)#0", $"{name}: {bench.Host.Failure}");
            Assert.Equal("x", bench.Host.Failure!.Message);
        }
    }

    [Fact]
    public void ErrorsOfSinksAreNamed()
    {
        foreach (string where in (string[])["write", "later", "flush", "close"])
        {
            var bench = new TaskBench();
            var error = new IOException($"disk {where}");
            var later = new TaskCompletionSource();
            var sink = new RecordingSink<int>
            {
                FailFlush = where == "flush" ? error : null,
                FailClose = where == "close" ? error : null,
                Wait = where switch { "write" => _ => throw error, "later" => _ => later.Task, _ => null },
            };
            bench.Network.Edge("e").Put(Enumerable.Range(0, 10));
            bench.Network.Edge("e").PutEnd<int>();
            StreamTask task = bench.Start(new Chain().From("e").Map((int v) => v).Sink(sink, "Files"));
            later.TrySetException(error);
            bench.Scheduler.RunAll();
            Assert.True(task.State == ExecutionState.Failed, where);
            Assert.Equal("Files (1/1)#0", bench.Host.Failure!.Operator);
            Assert.Equal(error.Message, bench.Host.Failure.Message);
            Assert.Single(sink.Calls, "close");
        }
    }

    [Fact]
    public void AnErrorOfTheNetworkNamesNoOperator()
    {
        _bench.Network.Edge("e").Failure = new IOException("gone");
        _bench.Start(new Chain().From("e").Map((int v) => v).Sink(_sink));
        Assert.Null(_bench.Host.Failure!.Operator);
        Assert.Equal("gone", _bench.Host.Failure.Message);
    }

    [Fact]
    public void AFailureFromOutsideEndsTheTask()
    {
        StreamTask task = _bench.Start(new Chain().From("e").Map((int v) => v).Sink(_sink));
        task.Fail(new IOException("peer died"));
        _bench.Scheduler.RunAll();
        Assert.Equal(ExecutionState.Failed, task.State);
        Assert.Equal("peer died", _bench.Host.Failure!.Message);
        Assert.Null(_bench.Host.Failure.Operator);
        Assert.True(_bench.Network.Edge("e").ConsumerAborted);
        Assert.Single(_sink.Calls, "close");
    }

    [Fact]
    public void ANullKeyIsAClearError()
    {
        _bench.Network.Edge("e").Put(["a", null!]);
        _bench.Start(new Chain().From("e").Reduce<string?, string>(static v => v!, static (a, _) => a, "Count").Sink(new RecordingSink<string?>()));
        Assert.Equal("Count (1/1)#0", _bench.Host.Failure!.Operator);
        Assert.Contains("key selector of operator 'Count' returned null", _bench.Host.Failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnErrorWhileClosingIsAddedToTheFirstOne()
    {
        _sink.FailClose = new IOException("second");
        _bench.Network.Edge("e").Put([1]);
        _bench.Start(new Chain().From("e").Map<int, int>(static _ => throw new NotSupportedException("first")).Sink(_sink));
        Assert.Equal("first", _bench.Host.Failure!.Message);
        Assert.Contains("second", _bench.Host.Failure.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void TheRuntimeContextTellsAndKeeps()
    {
        var probe = new ProbeMap("A", []);
        _bench.Network.Edge("e").Put([1, 2, 3]);
        _bench.Network.Edge("e").PutEnd<int>();
        StreamTask task = _bench.Start(new Chain().From("e").Add("A", new MapSpec<int, int>(new UserFunction<Func<int, int>>(probe))).Sink(_sink));
        Assert.Equal("A (1/1)#0", probe.RuntimeContext.Task.NameWithSubtasks);
        Assert.Equal("job", probe.RuntimeContext.Job.Name);
        Assert.Equal("v", probe.RuntimeContext.GlobalJobParameters["p"]);
        Assert.Equal(3L, task.GetAccumulators()["calls"].ResultObject);
        Assert.Throws<OrleansFlowException>(() => probe.RuntimeContext.AddAccumulator("calls", new Accumulators.LongCounter()));
        Assert.Throws<OrleansFlowException>(() => probe.RuntimeContext.GetState(new State.ValueStateDescriptor<int>("s")));
        Assert.Equal(3, probe.RuntimeContext.Metrics.Counter("mine").Count);
    }

    private static MapSpec<int, int> Probe(string name, List<string> log) => new(new UserFunction<Func<int, int>>(new ProbeMap(name, log)));

    private static IEnumerable<int> Failing(int value)
    {
        yield return value;
        throw new NotSupportedException("x");
    }

    private sealed class Thrower : ProcessFunction<int, int>
    {
        public override void ProcessElement(int value, IProcessContext context, ICollector<int> output)
        {
            output.Collect(value);
            throw new NotSupportedException("x");
        }
    }

    private sealed class ProbeMap(string name, List<string> log) : RichMapFunction<int, int>
    {
        public string? FailIn { get; init; }

        public Task? OpenTask { get; init; }

        public override async ValueTask OpenAsync(OpenContext context, CancellationToken cancellationToken)
        {
            log.Add($"open {name}");
            Fail("open");
            if (OpenTask is not null)
            {
                await OpenTask;
            }

            await Task.Yield();
            Fail("open async");
        }

        public override int Map(int value)
        {
            Fail("map");
            RuntimeContext.GetLongCounter("calls").Add(1);
            RuntimeContext.Metrics.Counter("mine").Inc();
            return value;
        }

        public override void Close()
        {
            log.Add($"close {name}");
            Fail("close");
        }

        private void Fail(string where)
        {
            if (FailIn == where)
            {
                throw new NotSupportedException($"{name} fails in {where}");
            }
        }
    }
}
