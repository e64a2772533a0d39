using OrleansFlow.Runtime;

namespace OrleansFlow.Sources;

/// <summary>
/// The elements of an asynchronous sequence of the program itself, in order. The sequence cannot travel, so it works in a local
/// environment only; one subtask reads it, once, and what was read before a failure is not read again.
/// </summary>
/// <typeparam name="T">Type of the elements.</typeparam>
public sealed class AsyncEnumerableSource<T> : ISource<T, SingleSplit, List<SingleSplit>>
{
    private readonly LocalObject<IAsyncEnumerable<T>> _sequence;

    /// <summary>Creates the source.</summary>
    /// <param name="sequence">The sequence; the source ends with it.</param>
    public AsyncEnumerableSource(IAsyncEnumerable<T> sequence)
    {
        ArgumentNullException.ThrowIfNull(sequence);
        _sequence = new LocalObject<IAsyncEnumerable<T>>(sequence);
    }

    /// <inheritdoc />
    public Boundedness Boundedness => Boundedness.ContinuousUnbounded;

    /// <inheritdoc />
    public ISplitEnumerator<SingleSplit, List<SingleSplit>> CreateEnumerator(
        ISplitEnumeratorContext<SingleSplit> context, EnumeratorCheckpoint<List<SingleSplit>>? checkpoint) =>
        new SplitQueueEnumerator<SingleSplit>(context, static _ => new([new SingleSplit("sequence")]), checkpoint?.State);

    /// <inheritdoc />
    public ISourceReader<T, SingleSplit> CreateReader(ISourceReaderContext context) => new Reader(context, _sequence);

    private sealed class Reader(ISourceReaderContext context, LocalObject<IAsyncEnumerable<T>> sequence) : SequentialSourceReader<T, SingleSplit>(context)
    {
        private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
        private SingleSplit? _split;
        private IAsyncEnumerator<T>? _elements;
        private Task<bool>? _pending;

        public override async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync(Context.Runtime.Scheduler);
            if (_pending is { } pending)
            {
                // The sequence must not be disposed of while it is being asked for an element.
                await Task.WhenAny(pending);
            }

            if (_elements is { } elements)
            {
                await elements.DisposeAsync();
            }

            _stop.Dispose();
        }

        protected override void Open(SingleSplit split)
        {
            _split = split;
            _elements = sequence.Get(nameof(AsyncEnumerableSource<>)).GetAsyncEnumerator(_stop.Token);
        }

        protected override InputStatus PollSplit(ISourceOutput<T> output, int maxRecords)
        {
            for (int i = 0; i < maxRecords; i++)
            {
                bool more;
                if (_pending is { } pending)
                {
                    if (!pending.IsCompleted)
                    {
                        return InputStatus.NothingAvailable;
                    }

                    _pending = null;
                    more = pending.GetAwaiter().GetResult();
                }
                else
                {
                    ValueTask<bool> next = _elements!.MoveNextAsync();
                    if (!next.IsCompleted)
                    {
                        _pending = next.AsTask();
                        return InputStatus.NothingAvailable;
                    }

                    more = next.GetAwaiter().GetResult();
                }

                if (!more)
                {
                    sequence.Release();
                    return InputStatus.EndOfInput;
                }

                output.Collect(_elements!.Current);
            }

            return InputStatus.MoreAvailable;
        }

        protected override ValueTask WaitForSplitDataAsync() => _pending is { } pending ? WhenOver(pending) : ValueTask.CompletedTask;

        protected override SingleSplit SnapshotSplit() => _split!;
    }
}
