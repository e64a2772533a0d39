using OrleansFlow.Sources;
using OrleansFlow.Watermarks;

namespace OrleansFlow.Grains.Tests.Programs;

/// <summary>Sources of a group over two silos: the one that is ahead waits for the other.</summary>
public sealed class AlignmentProgramTests
{
    [Fact]
    public async Task ASourceThatIsAheadGoesOnWhenTheOtherHasCaughtUp()
    {
        StreamExecutionEnvironment environment = TwoSilos.Create(parallelism: 1, slotsPerSilo: 2);
        environment.Configuration.Set("pipeline.auto-watermark-interval", "5 ms");
        WatermarkStrategy<long> strategy = WatermarkStrategy<long>.ForMonotonousTimestamps().WithTimestampAssigner(static v => v)
            .WithWatermarkAlignment("both", TimeSpan.FromMilliseconds(1000), TimeSpan.FromMilliseconds(5));
        DataStream<long> slow = environment.FromSource(new SlowSource(), "slow", strategy).SlotSharingGroup("slow");
        DataStream<long> fast = environment.FromSource(new FastSource(), "fast", strategy).SlotSharingGroup("fast");

        var results = new List<long>();
        await foreach (long value in slow.Union(fast).ExecuteAndCollectAsync())
        {
            results.Add(value);
        }

        Assert.Equal([1, 2, 1_000_000, 1_000_000, 1_000_001, 2_000_000], results.Order());
    }

    /// <summary>What the two readers, which run in this process, tell each other.</summary>
    private static class Meeting
    {
        public static readonly TaskCompletionSource FastIsPaused = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public static readonly TaskCompletionSource FastGoesOn = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>Emits at 1, and when the other source has been held back, at 2,000,000; ends when that goes on.</summary>
    private sealed class SlowSource : ScriptedSource
    {
        protected override IEnumerable<Task> Run(Func<ISourceOutput<long>> output)
        {
            output().Collect(1);
            yield return Meeting.FastIsPaused.Task;
            output().Collect(2_000_000);
            yield return Meeting.FastGoesOn.Task;
        }
    }

    /// <summary>One of its splits runs far ahead; the source ends when that has been paused and let go on.</summary>
    private sealed class FastSource : ScriptedSource
    {
        protected override IEnumerable<Task> Run(Func<ISourceOutput<long>> output)
        {
            output().CreateOutputForSplit("near").Collect(2);
            output().CreateOutputForSplit("far").Collect(1_000_000);
            yield return Meeting.FastIsPaused.Task;
            output().CreateOutputForSplit("near").Collect(1_000_000);
            yield return Meeting.FastGoesOn.Task;
            output().CreateOutputForSplit("far").Collect(1_000_001);
        }

        protected override void PauseOrResume(IReadOnlyCollection<string> splitsToPause, IReadOnlyCollection<string> splitsToResume)
        {
            if (splitsToPause.Contains("far"))
            {
                Meeting.FastIsPaused.TrySetResult();
            }

            if (splitsToResume.Contains("far"))
            {
                Meeting.FastGoesOn.TrySetResult();
            }
        }
    }

    private abstract class ScriptedSource : ISource<long, int, List<int>>
    {
        public Boundedness Boundedness => Boundedness.Bounded;

        public ISplitEnumerator<int, List<int>> CreateEnumerator(ISplitEnumeratorContext<int> context, EnumeratorCheckpoint<List<int>>? checkpoint) =>
            new SplitQueueEnumerator<int>(context, static _ => ValueTask.FromResult<IReadOnlyList<int>>([]), null);

        public ISourceReader<long, int> CreateReader(ISourceReaderContext context) => new Reader(this);

        protected abstract IEnumerable<Task> Run(Func<ISourceOutput<long>> output);

        protected virtual void PauseOrResume(IReadOnlyCollection<string> splitsToPause, IReadOnlyCollection<string> splitsToResume)
        {
        }

        private sealed class Reader : ISourceReader<long, int>
        {
            private readonly ScriptedSource _source;
            private readonly IEnumerator<Task> _run;
            private ISourceOutput<long>? _output;

            public Reader(ScriptedSource source)
            {
                _source = source;
                _run = source.Run(() => _output!).GetEnumerator();
            }

            public void Start()
            {
            }

            public InputStatus PollNext(ISourceOutput<long> output, int maxRecords)
            {
                _output = output;
                return _run.Current is { IsCompleted: false } ? InputStatus.NothingAvailable : _run.MoveNext() ? InputStatus.MoreAvailable : InputStatus.EndOfInput;
            }

            public ValueTask WaitForDataAsync() => new(_run.Current);

            public void AddSplits(IReadOnlyList<int> splits)
            {
            }

            public void NotifyNoMoreSplits()
            {
            }

            public void PauseOrResumeSplits(IReadOnlyCollection<string> splitsToPause, IReadOnlyCollection<string> splitsToResume) =>
                _source.PauseOrResume(splitsToPause, splitsToResume);

            public IReadOnlyList<int> SnapshotState(long checkpointId) => [];

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
