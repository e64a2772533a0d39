namespace OrleansFlow.Sources;

/// <summary>
/// Records made from the numbers 0, 1, 2, …, which are divided among the subtasks, at a limited rate if wanted
/// (org.apache.flink.connector.datagen.source.DataGeneratorSource).
/// </summary>
/// <typeparam name="T">Type of the records.</typeparam>
public sealed class DataGeneratorSource<T> : ISource<T, NumberSequenceSplit, List<NumberSequenceSplit>>
{
    private readonly Func<long, T> _generator;
    private readonly long? _count;
    private readonly double? _recordsPerSecond;

    /// <summary>Creates the source.</summary>
    /// <param name="generator">Makes the record of a number; the same one each time, if the source is to be repeatable.</param>
    /// <param name="count">How many records there are, 0 or more; null for a source without end.</param>
    /// <param name="recordsPerSecond">The most records per second of all subtasks together, above 0; null for no limit.</param>
    public DataGeneratorSource(Func<long, T> generator, long? count = null, double? recordsPerSecond = null)
    {
        ArgumentNullException.ThrowIfNull(generator);
        ArgumentOutOfRangeException.ThrowIfNegative(count ?? 0, nameof(count));
        if (recordsPerSecond is { } rate && !(rate > 0 && double.IsFinite(rate)))
        {
            throw new ArgumentOutOfRangeException(nameof(recordsPerSecond), rate, "The rate is a number of records per second above 0.");
        }

        _generator = generator;
        _count = count;
        _recordsPerSecond = recordsPerSecond;
    }

    /// <inheritdoc />
    public Boundedness Boundedness => _count is null ? Boundedness.ContinuousUnbounded : Boundedness.Bounded;

    /// <inheritdoc />
    public ISplitEnumerator<NumberSequenceSplit, List<NumberSequenceSplit>> CreateEnumerator(
        ISplitEnumeratorContext<NumberSequenceSplit> context, EnumeratorCheckpoint<List<NumberSequenceSplit>>? checkpoint) =>
        new NumberSequenceSource(0, (_count ?? long.MaxValue) - 1).CreateEnumerator(context, checkpoint);

    /// <inheritdoc />
    public ISourceReader<T, NumberSequenceSplit> CreateReader(ISourceReaderContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        RateLimiter? limiter = _recordsPerSecond is { } rate ? new RateLimiter(context.Runtime.Time, rate / context.Parallelism) : null;
        return new Reader(context, _generator, limiter);
    }

    private sealed class Reader(ISourceReaderContext context, Func<long, T> generator, RateLimiter? limiter)
        : SequentialSourceReader<T, NumberSequenceSplit>(context)
    {
        private long _next;
        private long _last;

        public override ValueTask DisposeAsync()
        {
            limiter?.Dispose();
            return ValueTask.CompletedTask;
        }

        protected override void Open(NumberSequenceSplit split) => (_next, _last) = (split.Next, split.Last);

        protected override InputStatus PollSplit(ISourceOutput<T> output, int maxRecords)
        {
            // The last number of a generator is below the largest there is, so the next one can be told from it.
            int count = (int)Math.Min(maxRecords, _last - _next + 1);
            int granted = limiter?.Take(count) ?? count;
            if (granted == 0 && count > 0)
            {
                return InputStatus.NothingAvailable;
            }

            for (int i = 0; i < granted; i++)
            {
                output.Collect(generator(_next));
                _next++;
            }

            return _next > _last ? InputStatus.EndOfInput : InputStatus.MoreAvailable;
        }

        protected override ValueTask WaitForSplitDataAsync() => limiter?.WaitAsync() ?? ValueTask.CompletedTask;

        protected override NumberSequenceSplit SnapshotSplit() => new(_next, _last);
    }
}
