namespace OrleansFlow.Sources;

/// <summary>
/// Base of readers that read one split after the other and ask for the next when one is done. A derived reader opens a split, emits
/// from it, and says where it stands.
/// </summary>
/// <typeparam name="T">Type of the records.</typeparam>
/// <typeparam name="TSplit">Type of the splits.</typeparam>
/// <param name="context">The reader's context.</param>
public abstract class SequentialSourceReader<T, TSplit>(ISourceReaderContext context) : ISourceReader<T, TSplit>
    where TSplit : class
{
    private readonly Queue<TSplit> _splits = new();
    private TaskCompletionSource? _news;
    private bool _noMoreSplits;
    private bool _open;

    /// <summary>The reader's context.</summary>
    protected ISourceReaderContext Context { get; } = context;

    /// <inheritdoc />
    public void Start()
    {
        if (_splits.Count == 0 && !_open)
        {
            Context.SendSplitRequest();
        }
    }

    /// <inheritdoc />
    public InputStatus PollNext(ISourceOutput<T> output, int maxRecords)
    {
        if (!_open)
        {
            if (!_splits.TryDequeue(out TSplit? split))
            {
                return _noMoreSplits ? InputStatus.EndOfInput : InputStatus.NothingAvailable;
            }

            Open(split);
            _open = true;
        }

        InputStatus status = PollSplit(output, maxRecords);
        if (status != InputStatus.EndOfInput)
        {
            return status;
        }

        _open = false;
        if (_splits.Count == 0 && !_noMoreSplits)
        {
            Context.SendSplitRequest();
        }

        return InputStatus.MoreAvailable;
    }

    /// <inheritdoc />
    public ValueTask WaitForDataAsync()
    {
        if (_open)
        {
            return WaitForSplitDataAsync();
        }

        if (_splits.Count > 0 || _noMoreSplits)
        {
            return ValueTask.CompletedTask;
        }

        _news = new TaskCompletionSource();
        return new ValueTask(_news.Task);
    }

    /// <inheritdoc />
    public void AddSplits(IReadOnlyList<TSplit> splits)
    {
        ArgumentNullException.ThrowIfNull(splits);
        foreach (TSplit split in splits)
        {
            _splits.Enqueue(split);
        }

        _news?.TrySetResult();
    }

    /// <inheritdoc />
    public void NotifyNoMoreSplits()
    {
        _noMoreSplits = true;
        _news?.TrySetResult();
    }

    /// <inheritdoc />
    public IReadOnlyList<TSplit> SnapshotState(long checkpointId) => _open ? [SnapshotSplit(), .. _splits] : [.. _splits];

    /// <inheritdoc />
    public virtual ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Completes when a task is over, also after an error: the next poll meets that, and says what it was about.</summary>
    /// <param name="pending">The task.</param>
    protected static ValueTask WhenOver(Task pending) => new(Task.WhenAny(pending));

    /// <summary>Begins to read a split, where it was left off.</summary>
    /// <param name="split">The split.</param>
    protected abstract void Open(TSplit split);

    /// <summary>Emits from the split that is open.</summary>
    /// <param name="output">Takes the records.</param>
    /// <param name="maxRecords">How many records to emit at most.</param>
    /// <returns><see cref="InputStatus.EndOfInput"/> at the end of the split.</returns>
    protected abstract InputStatus PollSplit(ISourceOutput<T> output, int maxRecords);

    /// <summary>Completes when the open split has more; called after it had <see cref="InputStatus.NothingAvailable"/>.</summary>
    protected virtual ValueTask WaitForSplitDataAsync() => ValueTask.CompletedTask;

    /// <summary>The open split, to be read on from where it stands.</summary>
    protected abstract TSplit SnapshotSplit();
}
