using OrleansFlow.Functions;
using OrleansFlow.Graph;
using OrleansFlow.State;
using OrleansFlow.Tasks.Network;
using OrleansFlow.Tasks.Tests.Harness;

namespace OrleansFlow.Tasks.Tests;

public sealed class TimerTests
{
    private readonly TaskBench _bench = new();

    [Fact]
    public void EventTimeTimersFireBeforeTheWatermarkGoesOn()
    {
        FakeEdge edge = _bench.Network.Edge("e");
        edge.Put(["a", "b"], new WatermarkEvent(9), new WatermarkEvent(10));
        edge.PutEnd<string>();
        _bench.Start(Keyed(new Script { OnElement = (value, c) => c.TimerService.RegisterEventTimeTimer(10) }).To("o"));
        Assert.Equal(
            ["a", "b", new WatermarkEvent(9), "EventTime 10 of a at 10", "EventTime 10 of b at 10", new WatermarkEvent(10), EndOfDataEvent.Instance, EndOfPartitionEvent.Instance],
            Output());
    }

    [Fact]
    public void ProcessingTimeTimersFireAMillisecondAfterTheirTime()
    {
        long start = _bench.Time.GetUtcNow().ToUnixTimeMilliseconds();
        _bench.Network.Edge("e").Put(["a"]);
        StreamTask task = _bench.Start(Keyed(new Script { OnElement = (value, c) => c.TimerService.RegisterProcessingTimeTimer(start + 50) }).To("o"));
        Advance(50);
        Assert.Equal(["a"], Output());
        Advance(1);
        Assert.Equal([$"ProcessingTime {start + 50} of a at {start + 50}"], Output());
        task.Cancel();
        _bench.Scheduler.RunAll();
    }

    [Fact]
    public void ProcessingTimeTimersAreDroppedAtTheEndOfTheInputAndEventTimeTimersFire()
    {
        FakeEdge edge = _bench.Network.Edge("e");
        edge.Put(["a"], new WatermarkEvent(Timestamps.MaxWatermark));
        edge.PutEnd<string>();
        StreamTask task = _bench.Start(Keyed(new Script
        {
            OnElement = (value, c) =>
            {
                c.TimerService.RegisterProcessingTimeTimer(c.TimerService.CurrentProcessingTime + 5);
                c.TimerService.RegisterEventTimeTimer(long.MaxValue - 1);
            },
        }).To("o"));
        Advance(100);
        Assert.Equal(ExecutionState.Finished, task.State);
        Assert.Equal(
            ["a", $"EventTime {long.MaxValue - 1} of a at {long.MaxValue - 1}", new WatermarkEvent(Timestamps.MaxWatermark), EndOfDataEvent.Instance, EndOfPartitionEvent.Instance],
            Output());
    }

    [Fact]
    public void AProcessingTimeTimerInThePastFiresAtOnce()
    {
        long start = _bench.Time.GetUtcNow().ToUnixTimeMilliseconds();
        _bench.Network.Edge("e").Put(["a"]);
        StreamTask task = _bench.Start(Keyed(new Script { OnElement = (value, c) => c.TimerService.RegisterProcessingTimeTimer(start - 100) }).To("o"));
        Advance(0);
        Assert.Equal(["a", $"ProcessingTime {start - 100} of a at {start - 100}"], Output());
        task.Cancel();
        _bench.Scheduler.RunAll();
    }

    [Fact]
    public void RecordsAreProcessedBetweenProcessingTimeTimersOfDifferentTimesThatAreBothDue()
    {
        long start = _bench.Time.GetUtcNow().ToUnixTimeMilliseconds();
        FakeEdge edge = _bench.Network.Edge("e");
        edge.Put(["a"]);
        StreamTask task = _bench.Start(Keyed(new Script
        {
            OnElement = (value, c) =>
            {
                if (value == "a")
                {
                    c.TimerService.RegisterProcessingTimeTimer(start + 10);
                    c.TimerService.RegisterProcessingTimeTimer(start + 20);
                }
            },
        }).To("o"));
        Advance(100);
        edge.Put(["b"]);
        _bench.Scheduler.RunAll();
        Advance(0);
        Assert.Equal(
            ["a", $"ProcessingTime {start + 10} of a at {start + 10}", "b", $"ProcessingTime {start + 20} of a at {start + 20}"],
            Output());
        task.Cancel();
        _bench.Scheduler.RunAll();
    }

    [Fact]
    public void AProcessingTimeTimerThatWasDeletedDoesNotFire()
    {
        long start = _bench.Time.GetUtcNow().ToUnixTimeMilliseconds();
        FakeEdge edge = _bench.Network.Edge("e");
        edge.Put(["a"]);
        int times = 0;
        StreamTask task = _bench.Start(Keyed(new Script
        {
            OnElement = (value, c) =>
            {
                c.TimerService.RegisterProcessingTimeTimer(start + 10);
                c.TimerService.RegisterEventTimeTimer(10);
                if (++times == 2)
                {
                    c.TimerService.DeleteProcessingTimeTimer(start + 10);
                    c.TimerService.DeleteEventTimeTimer(10);
                }
            },
        }).To("o"));
        edge.Put(["a"], new WatermarkEvent(50));
        _bench.Scheduler.RunAll();
        Advance(100);
        Assert.Equal(["a", "a", new WatermarkEvent(50)], Output());
        task.Cancel();
        _bench.Scheduler.RunAll();
    }

    [Fact]
    public void AnEventTimeTimerSeesTheWatermarkThatFiredItAndItsRecordsGoBeforeTheWatermark()
    {
        long seen = 0;
        _bench.Network.Edge("e").Put(["a"], new WatermarkEvent(30));
        _bench.Start(Keyed(new Script
        {
            OnElement = (value, c) => c.TimerService.RegisterEventTimeTimer(10),
            OnFireInContext = c => seen = c.TimerService.CurrentWatermark,
        }).To("o"));
        Assert.Equal(["a", "EventTime 10 of a at 10", new WatermarkEvent(30)], Output());
        Assert.Equal(30, seen);
    }

    [Fact]
    public void AnErrorInATimerNamesTheOperator()
    {
        _bench.Network.Edge("e").Put(["a"], new WatermarkEvent(10));
        _bench.Start(Keyed(new Script
        {
            OnElement = (value, c) => c.TimerService.RegisterEventTimeTimer(1),
            OnFire = static _ => throw new InvalidOperationException("boom"),
        }).To("o"));
        Assert.Equal(("Timers (1/1)#0", "boom"), (_bench.Host.Failure!.Operator, _bench.Host.Failure!.Message));
    }

    [Fact]
    public void ATimerWithoutAKeyIsRefused()
    {
        _bench.Network.Edge("e").Put(["a"]);
        _bench.Start(new Chain().From("e").Process(new Plain()).To("o"));
        Assert.Contains("its input is not keyed", _bench.Host.Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AFunctionThatDoesNotKnowOfKeysHasTimersOnKeyedStreams()
    {
        _bench.Network.Edge("e").Put(["a"], new WatermarkEvent(10));
        _bench.Start(new Chain().From("e").Add("Timers", new KeyedProcessSpec<string, string, string>(new Plain(), new UserFunction<Func<string, string>>(static v => v))).To("o"));
        Assert.Equal(["EventTime", new WatermarkEvent(10)], Output());
    }

    [Fact]
    public void TwoKeyedInputsShareStateAndTimers()
    {
        _bench.Network.Edge("l").Put(["a1", "b1"], new WatermarkEvent(10));
        _bench.Network.Edge("r").Put(["a2"], new WatermarkEvent(10));
        var spec = new KeyedCoProcessSpec<string, string, string, string>(
            new Both(), new UserFunction<Func<string, string>>(static v => v[..1]), new UserFunction<Func<string, string>>(static v => v[..1]));
        _bench.Start(new Chain().From("l").From("r", input: 1).Add("Both", spec).To("o"));
        Assert.Equal(["a: a1 a2", "b: b1", new WatermarkEvent(10)], Output().OrderBy(static o => o is string s ? s : "z"));
    }

    [Fact]
    public void AProcessingTimeTimerWaitsWhileASinkBehindItIsAtWorkAndRecordsDoNotOvertakeIt()
    {
        long start = _bench.Time.GetUtcNow().ToUnixTimeMilliseconds();
        FakeEdge edge = _bench.Network.Edge("e");
        edge.Put(["a"]);
        var write = new TaskCompletionSource();
        var sink = new RecordingSink<string> { Wait = value => value == "a" ? write.Task : null };
        int fired = 0;
        StreamTask task = _bench.Start(new Chain().From("e")
            .Add("Timers", Spec(new Script { OnElement = (_, c) => c.TimerService.RegisterProcessingTimeTimer(start + 10), OnFire = _ => fired++ }))
            .Sink(sink));
        Advance(100);
        edge.Put(["b"]);
        _bench.Scheduler.RunAll();
        Assert.Equal((0, 1), (fired, sink.Written.Count));
        write.SetResult();
        _bench.Scheduler.RunAll();
        Assert.Equal(["a", $"ProcessingTime {start + 10} of a at {start + 10}", "b"], sink.Written.Take(3));
        task.Cancel();
        _bench.Scheduler.RunAll();
    }

    [Fact]
    public void ProcessingTimeTimersDoNotPileUpResultsWhileTheOutputHasNoCredit()
    {
        _bench.Network.BatchSize = 1;
        FakeEdge output = _bench.Network.Edge("o");
        output.Credit = 1;
        _bench.Network.Edge("e").Put(["a"]);
        int fired = 0;
        StreamTask task = _bench.Start(Keyed(new Script
        {
            OnElement = static (_, c) => c.TimerService.RegisterProcessingTimeTimer(c.TimerService.CurrentProcessingTime + 10),
            OnFire = _ => fired++,
            OnFireInContext = static c => c.TimerService.RegisterProcessingTimeTimer(c.TimerService.CurrentProcessingTime + 10),
        }).To("o"));
        for (int i = 0; i < 100; i++)
        {
            Advance(20);
        }

        Assert.Equal(0, fired);
        Assert.Equal(["a"], output.TakeAll<string>());
        _bench.Scheduler.RunAll();
        Assert.Equal(1, fired);
        task.Cancel();
        _bench.Scheduler.RunAll();
    }

    private static KeyedProcessSpec<string, string, string> Spec(Script function) => new(function, new UserFunction<Func<string, string>>(static v => v));

    private static Chain Keyed(Script function) =>
        new Chain().From("e").Add("Timers", Spec(function));

    private List<object> Output()
    {
        _bench.Network.Edge("o").Producer?.RequestFlush();
        _bench.Scheduler.RunAll();
        return _bench.Network.Edge("o").TakeAll<string>();
    }

    private void Advance(long milliseconds)
    {
        _bench.Time.Advance(TimeSpan.FromMilliseconds(milliseconds));
        _bench.Scheduler.RunAll();
    }

    private sealed class Script : KeyedProcessFunction<string, string, string>
    {
        public required Action<string, IKeyedProcessContext<string>> OnElement { get; init; }

        public Action<long>? OnFire { get; init; }

        public Action<IKeyedOnTimerContext<string>>? OnFireInContext { get; init; }

        public override void ProcessElement(string value, IKeyedProcessContext<string> context, ICollector<string> output)
        {
            Assert.Equal(value, context.CurrentKey);
            OnElement(value, context);
            output.Collect(value);
        }

        public override void OnTimer(long timestamp, IKeyedOnTimerContext<string> context, ICollector<string> output)
        {
            OnFire?.Invoke(timestamp);
            OnFireInContext?.Invoke(context);
            output.Collect($"{context.TimeDomain} {timestamp} of {context.CurrentKey} at {context.Timestamp}");
        }
    }

    private sealed class Plain : ProcessFunction<string, string>
    {
        public override void ProcessElement(string value, IProcessContext context, ICollector<string> output) => context.TimerService.RegisterEventTimeTimer(5);

        public override void OnTimer(long timestamp, IOnTimerContext context, ICollector<string> output) => output.Collect(context.TimeDomain.ToString());
    }

    private sealed class Both : KeyedCoProcessFunction<string, string, string, string>
    {
        private IListState<string> _seen = null!;

        public override ValueTask OpenAsync(OpenContext context, CancellationToken cancellationToken)
        {
            _seen = RuntimeContext.GetListState(new ListStateDescriptor<string>("seen"));
            return ValueTask.CompletedTask;
        }

        public override void ProcessElement1(string value, IKeyedProcessContext<string> context, ICollector<string> output) => Add(value, context);

        public override void ProcessElement2(string value, IKeyedProcessContext<string> context, ICollector<string> output) => Add(value, context);

        public override void OnTimer(long timestamp, IKeyedOnTimerContext<string> context, ICollector<string> output) =>
            output.Collect($"{context.CurrentKey}: {string.Join(' ', _seen.Get().Order())}");

        private void Add(string value, IKeyedProcessContext<string> context)
        {
            _seen.Add(value);
            context.TimerService.RegisterEventTimeTimer(10);
        }
    }
}
