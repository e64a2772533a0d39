namespace Orleans.Streams;

/// <summary>Spreads streams over a fixed number of queues by the hash of their ids.</summary>
public class HashRingBasedStreamQueueMapper : IStreamQueueMapper
{
    private readonly QueueId[] _queues;

    /// <summary>Queues of a name.</summary>
    /// <param name="options">How many.</param>
    /// <param name="queueNamePrefix">What their names begin with.</param>
    /// <exception cref="ArgumentException">There are none.</exception>
    public HashRingBasedStreamQueueMapper(HashRingStreamQueueMapperOptions options, string queueNamePrefix)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.TotalQueueCount < 1)
        {
            throw new ArgumentException($"TotalQueueCount must be at least 1, not {options.TotalQueueCount}", nameof(options));
        }

        var portion = (uint)((1L << 32) / options.TotalQueueCount);
        _queues = [.. Enumerable.Range(0, options.TotalQueueCount).Select(i => QueueId.GetQueueId(queueNamePrefix, (uint)i, unchecked(portion * (uint)i)))];
    }

    /// <inheritdoc/>
    public IEnumerable<QueueId> GetAllQueues() => _queues;

    /// <inheritdoc/>
    public QueueId GetQueueForStream(StreamId streamId) => _queues[(int)(streamId.GetUniformHashCode() % (uint)_queues.Length)];
}
