namespace Orleans.Streams;

/// <summary>What is held of queues. The agents of the embedded runtime hold batches themselves; of a cache they take the size.</summary>
public interface IQueueAdapterCache;
