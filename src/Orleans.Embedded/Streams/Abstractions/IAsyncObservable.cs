namespace Orleans.Streams;

/// <summary>The consumer's end of a stream, item by item.</summary>
/// <typeparam name="T">Item type.</typeparam>
public interface IAsyncObservable<T>
{
    /// <summary>Subscribes from now on.</summary>
    /// <param name="observer">Receives the items.</param>
    Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncObserver<T> observer);

    /// <summary>Subscribes from a place of the stream on.</summary>
    /// <param name="observer">Receives the items.</param>
    /// <param name="token">First place wanted; null is from now on. Only rewindable streams take one.</param>
    /// <param name="filterData">Handed to the provider's stream filter.</param>
    Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncObserver<T> observer, StreamSequenceToken? token, string? filterData = null);
}
