namespace Orleans.Streams;

/// <summary>A queue of a memory stream provider; its key is its number and the provider's name.</summary>
internal interface IMemoryStreamQueueGrain : IStreamProducer
{
    /// <summary>Appends a batch.</summary>
    /// <exception cref="InvalidOperationException">As many batches wait as a queue holds.</exception>
    Task EnqueueAsync(QualifiedStreamId stream, [Immutable] byte[] body);
}
