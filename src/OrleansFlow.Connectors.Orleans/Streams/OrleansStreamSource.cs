using OrleansFlow.Sources;

namespace OrleansFlow.Connectors.Orleans;

/// <summary>
/// The items of Orleans streams of any provider that the silos have. Each stream is a split, read by one subtask through an
/// explicit subscription. A provider that is rewindable is read again, after a failure, from behind the last item that counted;
/// one that is not delivers what comes from then on: its guarantee is the job's.
/// </summary>
/// <typeparam name="T">Type of the items; Orleans' serializers must know it, so it is deployed with the silos.</typeparam>
public sealed class OrleansStreamSource<T> : ISource<T, OrleansStreamSplit, List<OrleansStreamSplit>>
{
    private readonly string _provider;
    private readonly OrleansStreamSplit[] _splits;
    private readonly int _bufferedItems;

    /// <summary>Creates the source.</summary>
    /// <param name="provider">Name of the stream provider.</param>
    /// <param name="streams">The streams; at least one, each once.</param>
    /// <param name="bufferedItems">How many items a subtask keeps that its job has not taken yet, at least 1; beyond, deliveries wait.</param>
    public OrleansStreamSource(string provider, IEnumerable<StreamId> streams, int bufferedItems = 10_000)
    {
        ArgumentException.ThrowIfNullOrEmpty(provider);
        ArgumentNullException.ThrowIfNull(streams);
        ArgumentOutOfRangeException.ThrowIfLessThan(bufferedItems, 1);
        _provider = provider;
        _bufferedItems = bufferedItems;
        _splits = streams.Select(static id => new OrleansStreamSplit(id.GetNamespace(), id.GetKeyAsString(), [])).ToArray();
        if (_splits.Length == 0 || _splits.Distinct().Count() < _splits.Length)
        {
            throw new ArgumentException($"A source of Orleans streams of provider '{provider}' needs at least one stream, and each once.", nameof(streams));
        }
    }

    /// <inheritdoc />
    public Boundedness Boundedness => Boundedness.ContinuousUnbounded;

    /// <inheritdoc />
    public ISplitEnumerator<OrleansStreamSplit, List<OrleansStreamSplit>> CreateEnumerator(
        ISplitEnumeratorContext<OrleansStreamSplit> context, EnumeratorCheckpoint<List<OrleansStreamSplit>>? checkpoint)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new OrleansStreamEnumerator(context, checkpoint?.State ?? [.. _splits]);
    }

    /// <inheritdoc />
    public ISourceReader<T, OrleansStreamSplit> CreateReader(ISourceReaderContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new OrleansStreamReader<T>(context, _provider, _bufferedItems);
    }
}
