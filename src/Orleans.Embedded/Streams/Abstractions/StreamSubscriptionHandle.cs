namespace Orleans.Streams;

/// <summary>A consumer's subscription to a stream.</summary>
/// <typeparam name="T">Item type.</typeparam>
[Serializable]
[GenerateSerializer]
public abstract class StreamSubscriptionHandle<T> : IEquatable<StreamSubscriptionHandle<T>?>
{
    /// <summary>The stream subscribed to.</summary>
    public abstract StreamId StreamId { get; }

    /// <summary>Name of the stream's provider.</summary>
    public abstract string ProviderName { get; }

    /// <summary>Identity of the subscription.</summary>
    public abstract Guid HandleId { get; }

    /// <summary>Ends the subscription; the handle cannot be used after.</summary>
    public abstract Task UnsubscribeAsync();

    /// <summary>Attaches an observer to the subscription, after a reactivation or instead of the one it has.</summary>
    /// <param name="observer">Receives the items from now on.</param>
    /// <param name="token">First place wanted; null is where the subscription stands.</param>
    /// <returns>The handle that replaces this one.</returns>
    public abstract Task<StreamSubscriptionHandle<T>> ResumeAsync(IAsyncObserver<T> observer, StreamSequenceToken? token = null);

    /// <summary>Attaches a batch observer to the subscription, after a reactivation or instead of the one it has.</summary>
    /// <param name="observer">Receives the batches from now on.</param>
    /// <param name="token">First place wanted; null is where the subscription stands.</param>
    /// <returns>The handle that replaces this one.</returns>
    public abstract Task<StreamSubscriptionHandle<T>> ResumeAsync(IAsyncBatchObserver<T> observer, StreamSequenceToken? token = null);

    /// <inheritdoc/>
    public abstract bool Equals(StreamSubscriptionHandle<T>? other);
}
