using OrleansFlow.Graph;
using OrleansFlow.Runtime;
using OrleansFlow.Sources;
using OrleansFlow.Tasks.Coordination;
using OrleansFlow.Tasks.Coordination.Sources;
using OrleansFlow.Tasks.Tests.Harness;
using OrleansFlow.Types;
using OrleansFlow.Watermarks;

namespace OrleansFlow.Tasks.Tests;

public sealed class SourceCoordinatorTests
{
    private readonly ManualScheduler _scheduler = new();
    private readonly ManualTime _time = new();

    [Fact]
    public void CallsToTheEnumeratorNeverOverlapAndKeepTheirOrder()
    {
        var enumerator = new ScriptedEnumerator();
        IOperatorCoordinator coordinator = Create(enumerator, out _);
        var gate = new TaskCompletionSource();
        enumerator.Wait = gate.Task;
        _ = coordinator.StartAsync();
        _ = coordinator.HandleEventAsync(0, 0, SourceProtocol.Message(SourceMessage.RegisterReader));
        _ = coordinator.HandleEventAsync(0, 0, SourceProtocol.Message(SourceMessage.RequestSplit));
        _ = coordinator.HandleEventAsync(0, 0, SourceProtocol.SourceEvent([1, 2]));
        _scheduler.RunAll();
        Assert.Equal(["start"], enumerator.Calls);
        gate.SetResult();
        _scheduler.RunAll();
        Assert.Equal(["start", "reader 0", "request 0", "event 0 1,2"], enumerator.Calls);
        Assert.False(enumerator.Overlapped);
    }

    [Fact]
    public void SplitsOfAFailedReaderComeBackAndItsLateMessagesAreIgnored()
    {
        var enumerator = new ScriptedEnumerator();
        IOperatorCoordinator coordinator = Create(enumerator, out CoordinatorContext context);
        _ = coordinator.StartAsync();
        _ = coordinator.HandleEventAsync(1, 0, SourceProtocol.Message(SourceMessage.RegisterReader));
        _ = coordinator.HandleEventAsync(1, 0, SourceProtocol.Message(SourceMessage.RequestSplit));
        _ = coordinator.HandleEventAsync(1, 0, SourceProtocol.Message(SourceMessage.RequestSplit));
        _ = coordinator.SubtaskFailedAsync(1, 0);
        _ = coordinator.HandleEventAsync(1, 0, SourceProtocol.Message(SourceMessage.RequestSplit));
        _ = coordinator.HandleEventAsync(1, 1, SourceProtocol.Message(SourceMessage.RegisterReader));
        _ = coordinator.SubtaskFailedAsync(1, 0);
        _scheduler.RunAll();
        Assert.Equal(["start", "reader 1", "request 1", "request 1", "back 1 s0,s1", "reader 1"], enumerator.Calls);
        Assert.Equal(["s0"], SourceProtocol.ReadSplits(context.Sent[0].Event, TypeRegistry.Default.For<string>()));
        Assert.Equal((1, 0), (context.Sent[0].Subtask, context.Sent[0].Attempt));
        Assert.Null(context.JobFailure);
    }

    [Fact]
    public void AnErrorOfTheEnumeratorFailsTheJob()
    {
        var enumerator = new ScriptedEnumerator { Failure = new IOException("no such directory") };
        IOperatorCoordinator coordinator = Create(enumerator, out CoordinatorContext context);
        _ = coordinator.StartAsync();
        _ = coordinator.HandleEventAsync(0, 0, SourceProtocol.Message(SourceMessage.RegisterReader));
        _ = coordinator.HandleEventAsync(0, 0, SourceProtocol.Message(SourceMessage.RequestSplit));
        _scheduler.RunAll();
        Assert.Equal("The split enumerator of source 'op' failed: no such directory", context.JobFailure!.Message);
    }

    [Fact]
    public void AnErrorAtTheStartIsThrown()
    {
        var enumerator = new ScriptedEnumerator { StartFailure = new IOException("no such directory") };
        IOperatorCoordinator coordinator = Create(enumerator, out _);
        Task start = coordinator.StartAsync().AsTask();
        _scheduler.RunAll();
        Assert.Contains("no such directory", start.Exception!.InnerException!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AssigningToAReaderThatHasNotRegisteredSaysWhichOnesHave()
    {
        var enumerator = new ScriptedEnumerator { AssignTo = 3 };
        IOperatorCoordinator coordinator = Create(enumerator, out CoordinatorContext context);
        _ = coordinator.StartAsync();
        _ = coordinator.HandleEventAsync(0, 0, SourceProtocol.Message(SourceMessage.RegisterReader));
        _ = coordinator.HandleEventAsync(0, 0, SourceProtocol.Message(SourceMessage.RequestSplit));
        _scheduler.RunAll();
        Assert.Contains("reader 3, which has not registered; registered are: 0", context.JobFailure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ScheduledWorkRunsOnTheClockUntilTheEnd()
    {
        var enumerator = new ScriptedEnumerator();
        IOperatorCoordinator coordinator = Create(enumerator, out _);
        _ = coordinator.StartAsync();
        _scheduler.RunAll();
        int runs = 0;
        enumerator.Context.Schedule(
            _ =>
            {
                runs++;
                return ValueTask.CompletedTask;
            },
            TimeSpan.FromSeconds(1),
            TimeSpan.FromSeconds(5));
        for (int i = 0; i < 12; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            _scheduler.RunAll();
        }

        Assert.Equal(3, runs);
        Task disposed = coordinator.DisposeAsync().AsTask();
        _scheduler.RunAll();
        await disposed;
        _time.Advance(TimeSpan.FromMinutes(1));
        _scheduler.RunAll();
        Assert.Equal(3, runs);
        Assert.Equal("dispose", enumerator.Calls[^1]);
    }

    [Fact]
    public void TheTrackerGivesBackWhatTheRestoredCheckpointDoesNotCover()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var tracker = new SplitAssignmentTracker<int>();
            var assigned = new List<(int Split, int Subtask, long Checkpoint)>();
            long next = 1;
            for (int i = 0; i < 50; i++)
            {
                if (random.Next(5) == 0)
                {
                    tracker.OnCheckpoint(next++);
                }
                else
                {
                    int subtask = random.Next(3);
                    tracker.Record(i, subtask);
                    assigned.Add((i, subtask, next));
                }
            }

            long complete = random.Next((int)next);
            tracker.OnCheckpointComplete(complete);
            for (int subtask = 0; subtask < 3; subtask++)
            {
                Assert.Equal(assigned.Where(a => a.Subtask == subtask && a.Checkpoint > complete).Select(static a => a.Split), tracker.TakeBack(subtask, complete));
                Assert.Empty(tracker.TakeBack(subtask, complete));
            }
        }
    }

    [Fact]
    public void ReadersAreToldTheLeastWatermarkOfTheGroupAndTheDrift()
    {
        IOperatorCoordinator coordinator = CreateAligned(out CoordinatorContext context);
        List<long> told = [];
        context.Group = (group, watermark) =>
        {
            Assert.Equal("group", group);
            told.Add(watermark);
            return ValueTask.FromResult(Math.Min(watermark, 500));
        };
        Register(coordinator, 0, 1, 2);
        Round();
        Report(coordinator, 0, 800);
        Report(coordinator, 2, 300);
        Round();
        Report(coordinator, 2, 900);
        Round();
        _ = coordinator.SubtaskFailedAsync(2, 0);
        Report(coordinator, 0, Timestamps.MaxWatermark);
        Round();
        Assert.Equal([long.MinValue, 300, 800, Timestamps.MaxWatermark], told);
        Assert.Equal(
            [(0, long.MinValue + 70), (1, long.MinValue + 70), (2, long.MinValue + 70), (0, 370), (1, 370), (2, 370), (0, 570), (1, 570), (2, 570), (0, 570), (1, 570)],
            Limits(context));
    }

    [Fact]
    public void AGroupAtItsEndLetsAllGo()
    {
        IOperatorCoordinator coordinator = CreateAligned(out CoordinatorContext context);
        Register(coordinator, 0);
        Report(coordinator, 0, Timestamps.MaxWatermark);
        Round();
        Assert.Equal([(0, long.MaxValue)], Limits(context));
    }

    [Fact]
    public void ARoundThatFindsTheGroupOutOfReachIsLeftOut()
    {
        IOperatorCoordinator coordinator = CreateAligned(out CoordinatorContext context);
        Register(coordinator, 0);
        Report(coordinator, 0, 10);
        context.Group = static (_, _) => ValueTask.FromException<long>(new TimeoutException());
        Round();
        Assert.Empty(Limits(context));
        Assert.Null(context.JobFailure);
        context.Group = static (_, watermark) => ValueTask.FromResult(watermark);
        Round();
        Assert.Equal([(0, 80)], Limits(context));
    }

    [Fact]
    public void ASlowGroupHoldsUpNeitherTheEnumeratorNorTheRoundsAfterIt()
    {
        IOperatorCoordinator coordinator = CreateAligned(out CoordinatorContext context);
        Register(coordinator, 0);
        Report(coordinator, 0, 10);
        var answer = new TaskCompletionSource<long>();
        context.Group = (_, _) => new ValueTask<long>(answer.Task);
        Round();
        Round();
        _ = coordinator.HandleEventAsync(0, 0, SourceProtocol.Message(SourceMessage.RequestSplit));
        _scheduler.RunAll();
        Assert.Equal([SourceMessage.AddSplits], context.Sent.Select(static sent => SourceProtocol.KindOf(sent.Event)));
        answer.SetResult(10);
        _scheduler.RunAll();
        Assert.Equal([(0, 80)], Limits(context));
        Round();
        Assert.Equal([(0, 80), (0, 80)], Limits(context));
    }

    private static void Register(IOperatorCoordinator coordinator, params int[] subtasks)
    {
        foreach (int subtask in subtasks)
        {
            _ = coordinator.HandleEventAsync(subtask, 0, SourceProtocol.Message(SourceMessage.RegisterReader));
        }
    }

    private static void Report(IOperatorCoordinator coordinator, int subtask, long watermark) =>
        _ = coordinator.HandleEventAsync(subtask, 0, SourceProtocol.Watermark(SourceMessage.ReportWatermark, watermark));

    private static List<(int, long)> Limits(CoordinatorContext context) =>
    [
        .. context.Sent.Where(static sent => SourceProtocol.KindOf(sent.Event) == SourceMessage.AlignWatermark)
            .Select(static sent => (sent.Subtask, SourceProtocol.ReadWatermark(sent.Event))),
    ];

    private void Round()
    {
        _scheduler.RunAll();
        _time.Advance(TimeSpan.FromSeconds(1));
        _scheduler.RunAll();
    }

    private IOperatorCoordinator CreateAligned(out CoordinatorContext context)
    {
        context = new CoordinatorContext(new RuntimeServices { Scheduler = _scheduler, Time = _time }, Chain.Id(0), parallelism: 4);
        WatermarkStrategy<int> strategy = WatermarkStrategy<int>.NoWatermarks().WithWatermarkAlignment("group", TimeSpan.FromMilliseconds(70));
        IOperatorCoordinator coordinator =
            OperatorCoordinatorFactory.Create(new SourceSpec<int, string, int>(new ScriptedSource(new ScriptedEnumerator()), strategy), context, TypeRegistry.Default);
        _ = coordinator.StartAsync();
        return coordinator;
    }

    private IOperatorCoordinator Create(ScriptedEnumerator enumerator, out CoordinatorContext context)
    {
        context = new CoordinatorContext(new RuntimeServices { Scheduler = _scheduler, Time = _time }, Chain.Id(0), parallelism: 4);
        return OperatorCoordinatorFactory.Create(new SourceSpec<int, string, int>(new ScriptedSource(enumerator)), context, TypeRegistry.Default);
    }

    private sealed class ScriptedSource(ScriptedEnumerator enumerator) : ISource<int, string, int>
    {
        public Boundedness Boundedness => Boundedness.Bounded;

        public ISplitEnumerator<string, int> CreateEnumerator(ISplitEnumeratorContext<string> context, EnumeratorCheckpoint<int>? checkpoint)
        {
            enumerator.Context = context;
            return enumerator;
        }

        public ISourceReader<int, string> CreateReader(ISourceReaderContext context) => throw new NotSupportedException();
    }

    private sealed class ScriptedEnumerator : ISplitEnumerator<string, int>
    {
        private int _next;
        private int _running;

        public ISplitEnumeratorContext<string> Context { get; set; } = null!;

        public List<string> Calls { get; } = [];

        public Task? Wait { get; set; }

        public Exception? Failure { get; init; }

        public Exception? StartFailure { get; init; }

        public int? AssignTo { get; init; }

        public bool Overlapped { get; private set; }

        public async ValueTask StartAsync(CancellationToken cancellationToken)
        {
            await CallAsync("start");
            if (StartFailure is not null)
            {
                throw StartFailure;
            }
        }

        public async ValueTask HandleSplitRequestAsync(int subtask)
        {
            await CallAsync($"request {subtask}");
            if (Failure is not null)
            {
                throw Failure;
            }

            Context.AssignSplit($"s{_next++}", AssignTo ?? subtask);
        }

        public ValueTask AddReaderAsync(int subtask) => CallAsync($"reader {subtask}");

        public ValueTask AddSplitsBackAsync(IReadOnlyList<string> splits, int subtask) => CallAsync($"back {subtask} {string.Join(',', splits)}");

        public ValueTask HandleSourceEventAsync(int subtask, byte[] sourceEvent) => CallAsync($"event {subtask} {string.Join(',', sourceEvent)}");

        public int SnapshotState(long checkpointId) => 0;

        public ValueTask DisposeAsync() => CallAsync("dispose");

        private async ValueTask CallAsync(string call)
        {
            Overlapped |= Interlocked.Increment(ref _running) > 1;
            Calls.Add(call);
            if (Wait is not null)
            {
                await Wait;
            }

            Interlocked.Decrement(ref _running);
        }
    }
}
