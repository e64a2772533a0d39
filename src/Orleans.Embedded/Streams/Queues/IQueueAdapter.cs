namespace Orleans.Streams;

/// <summary>The way of a stream provider to the queues of some service.</summary>
public interface IQueueAdapter
{
    /// <summary>Name of the adapter.</summary>
    string Name { get; }

    /// <summary>Whether a subscription may begin at an earlier token.</summary>
    bool IsRewindable { get; }

    /// <summary>Whether items go out, come in, or both.</summary>
    StreamProviderDirection Direction { get; }

    /// <summary>Puts items into the queue of their stream.</summary>
    /// <typeparam name="T">Type of the items.</typeparam>
    /// <param name="streamId">The stream.</param>
    /// <param name="events">The items.</param>
    /// <param name="token">What the producer gave; null as a rule.</param>
    /// <param name="requestContext">The producer's request context.</param>
    Task QueueMessageBatchAsync<T>(StreamId streamId, IEnumerable<T> events, StreamSequenceToken token, Dictionary<string, object> requestContext);

    /// <summary>Makes what reads one queue.</summary>
    /// <param name="queueId">The queue.</param>
    IQueueAdapterReceiver CreateReceiver(QueueId queueId);
}
