namespace OrleansFlow.Sources;

/// <summary>Hands out splits that are known from the start, one for each request, and then says that there are no more.</summary>
/// <typeparam name="TSplit">Type of the splits.</typeparam>
/// <param name="context">The enumerator's context.</param>
/// <param name="findSplits">Finds the splits of a new enumerator; called once.</param>
/// <param name="restored">The splits that a restored enumerator has left, else null.</param>
public sealed class SplitQueueEnumerator<TSplit>(
    ISplitEnumeratorContext<TSplit> context,
    Func<CancellationToken, ValueTask<IReadOnlyList<TSplit>>> findSplits,
    IReadOnlyList<TSplit>? restored) : ISplitEnumerator<TSplit, List<TSplit>>
{
    private readonly Queue<TSplit> _splits = new(restored ?? []);

    /// <inheritdoc />
    public async ValueTask StartAsync(CancellationToken cancellationToken)
    {
        if (restored is null)
        {
            foreach (TSplit split in await findSplits(cancellationToken))
            {
                _splits.Enqueue(split);
            }
        }
    }

    /// <inheritdoc />
    public ValueTask HandleSplitRequestAsync(int subtask)
    {
        if (_splits.TryDequeue(out TSplit? split))
        {
            context.AssignSplit(split, subtask);
        }
        else
        {
            context.SignalNoMoreSplits(subtask);
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    public ValueTask AddReaderAsync(int subtask) => ValueTask.CompletedTask;

    /// <inheritdoc />
    public ValueTask AddSplitsBackAsync(IReadOnlyList<TSplit> splits, int subtask)
    {
        ArgumentNullException.ThrowIfNull(splits);
        foreach (TSplit split in splits)
        {
            _splits.Enqueue(split);
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    public List<TSplit> SnapshotState(long checkpointId) => [.. _splits];

    /// <inheritdoc />
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
