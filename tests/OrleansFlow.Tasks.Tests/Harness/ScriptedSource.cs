using OrleansFlow.Sources;

namespace OrleansFlow.Tasks.Tests.Harness;

/// <summary>A source whose one reader does with its output what the test says.</summary>
internal sealed class ScriptedSource : ISource<long, string, int>, ISourceReader<long, string>
{
    private readonly Queue<Action<ISourceOutput<long>>> _script = new();
    private TaskCompletionSource _news = new();

    private bool _ended;

    /// <summary>Whether single splits can be paused.</summary>
    public bool CanPauseSplits { get; init; } = true;

    /// <summary>The splits that are paused.</summary>
    public SortedSet<string> Paused { get; } = new(StringComparer.Ordinal);

    public Boundedness Boundedness => Boundedness.ContinuousUnbounded;

    public ISplitEnumerator<string, int> CreateEnumerator(ISplitEnumeratorContext<string> context, EnumeratorCheckpoint<int>? checkpoint) =>
        throw new NotSupportedException("The test has no enumerator.");

    public ISourceReader<long, string> CreateReader(ISourceReaderContext context) => this;

    /// <summary>Has the reader do something, and runs what follows from it.</summary>
    public void Do(Action<ISourceOutput<long>> action, TaskBench bench)
    {
        _script.Enqueue(action);
        _news.TrySetResult();
        bench.Scheduler.RunAll();
    }

    /// <summary>Ends the input.</summary>
    public void End(TaskBench bench)
    {
        _ended = true;
        _news.TrySetResult();
        bench.Scheduler.RunAll();
    }

    public void PauseOrResumeSplits(IReadOnlyCollection<string> splitsToPause, IReadOnlyCollection<string> splitsToResume)
    {
        if (!CanPauseSplits)
        {
            throw new NotSupportedException("All or nothing.");
        }

        Paused.UnionWith(splitsToPause);
        Paused.ExceptWith(splitsToResume);
    }

    public void Start()
    {
    }

    public InputStatus PollNext(ISourceOutput<long> output, int maxRecords)
    {
        if (!_script.TryDequeue(out Action<ISourceOutput<long>>? action))
        {
            _news = _news.Task.IsCompleted ? new TaskCompletionSource() : _news;
            return _ended ? InputStatus.EndOfInput : InputStatus.NothingAvailable;
        }

        action(output);
        return InputStatus.MoreAvailable;
    }

    public ValueTask WaitForDataAsync() => new(_news.Task);

    public void AddSplits(IReadOnlyList<string> splits)
    {
    }

    public void NotifyNoMoreSplits()
    {
    }

    public IReadOnlyList<string> SnapshotState(long checkpointId) => [];

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
