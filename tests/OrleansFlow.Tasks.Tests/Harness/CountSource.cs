using OrleansFlow.Sources;

namespace OrleansFlow.Tasks.Tests.Harness;

/// <summary>Numbers from 0 in splits; readers ask for one split after the other.</summary>
internal sealed class CountSource(int splits, long perSplit) : ISource<long, CountSource.Split, int>
{
    /// <summary>Part of the numbers.</summary>
    public sealed record Split(long From, long To);

    public Exception? FailEnumerator { get; set; }

    public Exception? FailReader { get; set; }

    public bool Closed { get; private set; }

    public Boundedness Boundedness => Boundedness.Bounded;

    public ISplitEnumerator<Split, int> CreateEnumerator(ISplitEnumeratorContext<Split> context, EnumeratorCheckpoint<int>? checkpoint) => new Enumerator(this, context);

    public ISourceReader<long, Split> CreateReader(ISourceReaderContext context) => new Reader(this, context);

    private sealed class Enumerator(CountSource source, ISplitEnumeratorContext<Split> context) : ISplitEnumerator<Split, int>
    {
        private readonly Queue<Split> _splits = new(Enumerable.Range(0, source.Splits).Select(i => new Split(i * source.PerSplit, (i + 1) * source.PerSplit)));

        public ValueTask StartAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public ValueTask HandleSplitRequestAsync(int subtask)
        {
            if (source.FailEnumerator is { } failure)
            {
                throw failure;
            }

            if (_splits.TryDequeue(out Split? split))
            {
                context.AssignSplit(split, subtask);
            }
            else
            {
                context.SignalNoMoreSplits(subtask);
            }

            return ValueTask.CompletedTask;
        }

        public ValueTask AddReaderAsync(int subtask) => ValueTask.CompletedTask;

        public ValueTask AddSplitsBackAsync(IReadOnlyList<Split> splits, int subtask)
        {
            foreach (Split split in splits)
            {
                _splits.Enqueue(split);
            }

            return ValueTask.CompletedTask;
        }

        public int SnapshotState(long checkpointId) => _splits.Count;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private int Splits => splits;

    private long PerSplit => perSplit;

    private sealed class Reader(CountSource source, ISourceReaderContext context) : ISourceReader<long, Split>
    {
        private readonly Queue<Split> _splits = new();
        private TaskCompletionSource _news = new();
        private long _next;
        private long _end;
        private bool _noMore;

        public void Start() => context.SendSplitRequest();

        public InputStatus PollNext(ISourceOutput<long> output, int maxRecords)
        {
            if (source.FailReader is { } failure)
            {
                throw failure;
            }

            if (_next == _end)
            {
                if (!_splits.TryDequeue(out Split? split))
                {
                    _news = _news.Task.IsCompleted ? new TaskCompletionSource() : _news;
                    return _noMore ? InputStatus.EndOfInput : InputStatus.NothingAvailable;
                }

                (_next, _end) = (split.From, split.To);
            }

            long end = Math.Min(_end, _next + maxRecords);
            while (_next < end)
            {
                output.Collect(_next++);
            }

            if (_next == _end)
            {
                context.SendSplitRequest();
            }

            return InputStatus.MoreAvailable;
        }

        public ValueTask WaitForDataAsync() => new(_news.Task);

        public void AddSplits(IReadOnlyList<Split> splits)
        {
            foreach (Split split in splits)
            {
                _splits.Enqueue(split);
            }

            _news.TrySetResult();
        }

        public void NotifyNoMoreSplits()
        {
            _noMore = true;
            _news.TrySetResult();
        }

        public IReadOnlyList<Split> SnapshotState(long checkpointId) => [];

        public ValueTask DisposeAsync()
        {
            source.Closed = true;
            return ValueTask.CompletedTask;
        }
    }
}
