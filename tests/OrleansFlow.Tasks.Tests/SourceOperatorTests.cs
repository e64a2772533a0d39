using OrleansFlow.Graph;
using OrleansFlow.Tasks.Coordination.Sources;
using OrleansFlow.Tasks.Tests.Harness;

namespace OrleansFlow.Tasks.Tests;

public sealed class SourceOperatorTests
{
    private readonly TaskBench _bench = new();

    // Each digit is one thing that happens: 0 an item comes and is signalled, 1 a signal without an item, 2 an event of the
    // enumerator, 3 the task gets to run all it has to.
    [Theory]
    [InlineData("321303")]
    [InlineData("312303")]
    public void NewsOfTwoKindsAtOnceDoNotLeaveTheTaskAsleep(string happenings) => Run(happenings);

    [Fact]
    public void ASourceIsWokenForEveryItemWhateverComesTogether()
    {
        int seed = Random.Shared.Next();
        var random = new Random(seed);
        for (int run = 0; run < 500; run++)
        {
            Run(string.Concat(Enumerable.Range(0, 20).Select(_ => (char)('0' + random.Next(4)))), $"seed {seed}, run {run}");
        }
    }

    [Fact]
    public void AnEventOfTheCoordinatorWaitsWhileAnOperatorBehindTheSourceIsAtWork()
    {
        var source = new GatedSource();
        var write = new TaskCompletionSource();
        var sink = new RecordingSink<long> { Wait = _ => write.Task };
        StreamTask task = _bench.Start(new Chain().Add("Source", new SourceSpec<long, string, int>(source)).Sink(sink));
        source.Put(1);
        source.Signal();
        _bench.Scheduler.RunAll();
        task.HandleCoordinatorEvent(Chain.Id(0), SourceProtocol.Message(SourceMessage.NoMoreSplits));
        _bench.Scheduler.RunAll();
        Assert.Equal(0, source.NoMoreSplits);

        // What is asked of the task itself does not wait.
        Task<string> answer = task.CallAsync(static () => "asked");
        _bench.Scheduler.RunAll();
        Assert.True(answer.IsCompletedSuccessfully);
        write.SetResult();
        _bench.Scheduler.RunAll();
        Assert.Equal(1, source.NoMoreSplits);
        task.Cancel();
        _bench.Scheduler.RunAll();
    }

    private void Run(string happenings, string? which = null)
    {
        var source = new GatedSource();
        var sink = new RecordingSink<long>();
        StreamTask task = _bench.Create(new Chain().Add("Source", new SourceSpec<long, string, int>(source)).Sink(sink));
        task.Start();
        var expected = new List<long>();
        foreach (char happening in happenings)
        {
            switch (happening)
            {
                case '0':
                    source.Put(expected.Count);
                    expected.Add(expected.Count);
                    source.Signal();
                    break;
                case '1':
                    source.Signal();
                    break;
                case '2':
                    task.HandleCoordinatorEvent(Chain.Id(0), SourceProtocol.Message(SourceMessage.NoMoreSplits));
                    break;
                default:
                    _bench.Scheduler.RunAll();
                    break;
            }
        }

        _bench.Scheduler.RunAll();
        Assert.True(expected.SequenceEqual(sink.Written), $"{happenings} {which}: {string.Join(' ', sink.Written)}");
        task.Cancel();
        _bench.Scheduler.RunAll();
    }
}
