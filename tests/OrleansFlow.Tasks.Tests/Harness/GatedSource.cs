using OrleansFlow.Sources;

namespace OrleansFlow.Tasks.Tests.Harness;

/// <summary>A source whose one reader has what the test puts into it; the test says when it has news.</summary>
internal sealed class GatedSource : ISource<long, string, int>, ISourceReader<long, string>
{
    private readonly Queue<long> _items = new();
    private TaskCompletionSource? _news;

    /// <summary>How often the source heard that no more splits follow.</summary>
    public int NoMoreSplits { get; private set; }

    public Boundedness Boundedness => Boundedness.ContinuousUnbounded;

    public ISplitEnumerator<string, int> CreateEnumerator(ISplitEnumeratorContext<string> context, EnumeratorCheckpoint<int>? checkpoint) =>
        throw new NotSupportedException("The test has no enumerator.");

    public ISourceReader<long, string> CreateReader(ISourceReaderContext context) => this;

    public void Put(long item) => _items.Enqueue(item);

    public void Signal()
    {
        _news?.TrySetResult();
        _news = null;
    }

    public void Start()
    {
    }

    public InputStatus PollNext(ISourceOutput<long> output, int maxRecords)
    {
        if (!_items.TryDequeue(out long item))
        {
            return InputStatus.NothingAvailable;
        }

        output.Collect(item);
        return InputStatus.MoreAvailable;
    }

    public ValueTask WaitForDataAsync() => new((_news ??= new TaskCompletionSource()).Task);

    public void AddSplits(IReadOnlyList<string> splits)
    {
    }

    public void NotifyNoMoreSplits() => NoMoreSplits++;

    public IReadOnlyList<string> SnapshotState(long checkpointId) => [];

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
