using System.Threading.Channels;

namespace OrleansFlow.Sources;

/// <summary>
/// What the program writes into a channel, in order. The channel cannot travel, so it works in a local environment only; one
/// subtask reads it, and what was read before a failure is not read again. The source ends when the channel is completed.
/// </summary>
/// <typeparam name="T">Type of the elements.</typeparam>
public sealed class ChannelReaderSource<T> : ISource<T, SingleSplit, List<SingleSplit>>
{
    private readonly LocalObject<ChannelReader<T>> _channel;

    /// <summary>Creates the source.</summary>
    /// <param name="channel">The channel's reading side.</param>
    public ChannelReaderSource(ChannelReader<T> channel)
    {
        ArgumentNullException.ThrowIfNull(channel);
        _channel = new LocalObject<ChannelReader<T>>(channel);
    }

    /// <inheritdoc />
    public Boundedness Boundedness => Boundedness.ContinuousUnbounded;

    /// <inheritdoc />
    public ISplitEnumerator<SingleSplit, List<SingleSplit>> CreateEnumerator(
        ISplitEnumeratorContext<SingleSplit> context, EnumeratorCheckpoint<List<SingleSplit>>? checkpoint) =>
        new SplitQueueEnumerator<SingleSplit>(context, static _ => new([new SingleSplit("channel")]), checkpoint?.State);

    /// <inheritdoc />
    public ISourceReader<T, SingleSplit> CreateReader(ISourceReaderContext context) => new Reader(context, _channel);

    private sealed class Reader(ISourceReaderContext context, LocalObject<ChannelReader<T>> local) : SequentialSourceReader<T, SingleSplit>(context)
    {
        private SingleSplit? _split;
        private ChannelReader<T>? _channel;
        private Task<bool>? _pending;

        protected override void Open(SingleSplit split)
        {
            _split = split;
            _channel = local.Get(nameof(ChannelReaderSource<>));
        }

        protected override InputStatus PollSplit(ISourceOutput<T> output, int maxRecords)
        {
            if (_pending is { IsCompleted: false })
            {
                return InputStatus.NothingAvailable;
            }

            _pending = null;
            for (int i = 0; i < maxRecords; i++)
            {
                if (_channel!.TryRead(out T? element))
                {
                    output.Collect(element);
                    continue;
                }

                ValueTask<bool> wait = _channel.WaitToReadAsync(Context.CancellationToken);
                if (!wait.IsCompleted)
                {
                    _pending = wait.AsTask();
                    return InputStatus.NothingAvailable;
                }

                // A channel that was completed with an error fails the source with it.
                if (!wait.GetAwaiter().GetResult())
                {
                    local.Release();
                    return InputStatus.EndOfInput;
                }
            }

            return InputStatus.MoreAvailable;
        }

        protected override ValueTask WaitForSplitDataAsync() => _pending is { } pending ? WhenOver(pending) : ValueTask.CompletedTask;

        protected override SingleSplit SnapshotSplit() => _split!;
    }
}
