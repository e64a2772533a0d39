namespace Orleans.Streams;

/// <summary>The consumer's end of a stream, batch by batch.</summary>
/// <typeparam name="T">Item type.</typeparam>
public interface IAsyncBatchObservable<T>
{
    /// <summary>Subscribes from now on.</summary>
    /// <param name="observer">Receives the batches.</param>
    Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncBatchObserver<T> observer);

    /// <summary>Subscribes from a place of the stream on.</summary>
    /// <param name="observer">Receives the batches.</param>
    /// <param name="token">First place wanted; null is from now on. Only rewindable streams take one.</param>
    Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncBatchObserver<T> observer, StreamSequenceToken? token);
}
