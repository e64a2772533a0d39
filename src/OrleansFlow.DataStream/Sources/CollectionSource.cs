namespace OrleansFlow.Sources;

/// <summary>The elements of a collection, which travel with the job; each subtask reads a run of them in order.</summary>
/// <typeparam name="T">Type of the elements.</typeparam>
public sealed class CollectionSource<T> : ISource<T, CollectionSplit, List<CollectionSplit>>
{
    private readonly T[] _elements;

    /// <summary>Creates the source.</summary>
    /// <param name="elements">The elements; copied. None may be null.</param>
    public CollectionSource(IEnumerable<T> elements)
    {
        ArgumentNullException.ThrowIfNull(elements);
        _elements = [.. elements];
        int missing = Array.FindIndex(_elements, static element => element is null);
        if (missing >= 0)
        {
            throw new ArgumentException($"The element at index {missing} is null; records must not be null.", nameof(elements));
        }
    }

    /// <inheritdoc />
    public Boundedness Boundedness => Boundedness.Bounded;

    /// <inheritdoc />
    public ISplitEnumerator<CollectionSplit, List<CollectionSplit>> CreateEnumerator(
        ISplitEnumeratorContext<CollectionSplit> context, EnumeratorCheckpoint<List<CollectionSplit>>? checkpoint)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new SplitQueueEnumerator<CollectionSplit>(context, _ => new(Divide(context.CurrentParallelism)), checkpoint?.State);
    }

    /// <inheritdoc />
    public ISourceReader<T, CollectionSplit> CreateReader(ISourceReaderContext context) => new Reader(context, _elements);

    private IReadOnlyList<CollectionSplit> Divide(long parts) =>
        [.. Enumerable.Range(0, (int)parts)
            .Select(i => new CollectionSplit((int)(_elements.Length * i / parts), (int)(_elements.Length * (i + 1) / parts)))
            .Where(split => split.Next < split.End)];

    private sealed class Reader(ISourceReaderContext context, T[] elements) : SequentialSourceReader<T, CollectionSplit>(context)
    {
        private int _next;
        private int _end;

        protected override void Open(CollectionSplit split) => (_next, _end) = (split.Next, split.End);

        protected override InputStatus PollSplit(ISourceOutput<T> output, int maxRecords)
        {
            int end = Math.Min(_end, _next + maxRecords);
            while (_next < end)
            {
                output.Collect(elements[_next++]);
            }

            return _next == _end ? InputStatus.EndOfInput : InputStatus.MoreAvailable;
        }

        protected override CollectionSplit SnapshotSplit() => new(_next, _end);
    }
}

/// <summary>A run of a collection.</summary>
/// <param name="Next">Index of the next element.</param>
/// <param name="End">Index behind the last one.</param>
public sealed record CollectionSplit(int Next, int End);
