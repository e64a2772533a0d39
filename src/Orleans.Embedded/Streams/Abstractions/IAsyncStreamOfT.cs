namespace Orleans.Streams;

/// <summary>A stream of items: a producer's and a consumer's end in one handle. Two handles of one stream are equal.</summary>
/// <typeparam name="T">Item type.</typeparam>
public interface IAsyncStream<T> :
    IAsyncStream,
    IEquatable<IAsyncStream<T>>,
    IComparable<IAsyncStream<T>>,
    IAsyncObservable<T>,
    IAsyncBatchObservable<T>,
    IAsyncBatchProducer<T>
{
    /// <summary>The subscriptions that the calling grain (or client) holds on this stream.</summary>
    Task<IList<StreamSubscriptionHandle<T>>> GetAllSubscriptionHandles();
}
