namespace Orleans.Streams;

/// <summary>Reads one queue.</summary>
public interface IQueueAdapterReceiver
{
    /// <summary>Called once before the first read.</summary>
    /// <param name="timeout">How long it may take.</param>
    Task Initialize(TimeSpan timeout);

    /// <summary>What waits in the queue, in order; empty when nothing does. Tokens of one queue ascend.</summary>
    /// <param name="maxCount">The most batches that are wanted.</param>
    Task<IList<IBatchContainer>> GetQueueMessagesAsync(int maxCount);

    /// <summary>Told of batches that every subscriber has had, or that were given up.</summary>
    /// <param name="messages">The batches.</param>
    Task MessagesDeliveredAsync(IList<IBatchContainer> messages);

    /// <summary>Called once after the last read.</summary>
    /// <param name="timeout">How long it may take.</param>
    Task Shutdown(TimeSpan timeout);
}
