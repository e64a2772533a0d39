namespace Orleans.Streams;

/// <summary>Spreads streams over queues; the same on every silo and client.</summary>
public interface IStreamQueueMapper
{
    /// <summary>All queues.</summary>
    IEnumerable<QueueId> GetAllQueues();

    /// <summary>The queue of a stream.</summary>
    /// <param name="streamId">The stream.</param>
    QueueId GetQueueForStream(StreamId streamId);
}
