namespace Orleans.Streams;

/// <summary>Makes what a stream provider over queues consists of.</summary>
public interface IQueueAdapterFactory
{
    /// <summary>Makes the adapter; called once on each silo and client.</summary>
    Task<IQueueAdapter> CreateAdapter();

    /// <summary>How much of a queue is held: a <see cref="Providers.Streams.Common.SimpleQueueAdapterCache"/>; the embedded runtime has no other cache.</summary>
    IQueueAdapterCache GetQueueAdapterCache();

    /// <summary>Which queues there are, and which one is whose stream's.</summary>
    IStreamQueueMapper GetStreamQueueMapper();

    /// <summary>Makes what is told of deliveries that were given up.</summary>
    /// <param name="queueId">The queue.</param>
    Task<IStreamFailureHandler> GetDeliveryFailureHandler(QueueId queueId);
}
