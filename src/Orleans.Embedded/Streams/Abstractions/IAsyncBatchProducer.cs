namespace Orleans.Streams;

/// <summary>The producer's end of a stream.</summary>
/// <typeparam name="T">Item type.</typeparam>
public interface IAsyncBatchProducer<T> : IAsyncObserver<T>
{
    /// <summary>Publishes several items as one batch.</summary>
    /// <param name="batch">The items, in order.</param>
    /// <param name="token">Place of the batch, for providers that let the producer choose it.</param>
    Task OnNextBatchAsync(IEnumerable<T> batch, StreamSequenceToken? token = null);
}
