using OrleansFlow.Graph;
using OrleansFlow.Runtime;
using OrleansFlow.Sources;
using OrleansFlow.Tasks.Coordination;
using OrleansFlow.Tasks.Coordination.Sources;
using OrleansFlow.Tasks.Tests.Harness;
using OrleansFlow.Types;

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
