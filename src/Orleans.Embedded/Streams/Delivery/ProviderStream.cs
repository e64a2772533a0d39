namespace Orleans.Streams;

/// <summary>Both ends of a stream that goes through a queue.</summary>
internal sealed class ProviderStream<T>(QueueStreamProvider provider, StreamId streamId) : IAsyncStream<T>
{
    public bool IsRewindable => provider.IsRewindable;

    public string ProviderName => provider.Name;

    public StreamId StreamId => streamId;

    public QualifiedStreamId Id => new(provider.Name, streamId);

    public QueueStreamProvider Provider => provider;

    public Task OnNextAsync(T item, StreamSequenceToken? token = null) => provider.PublishAsync(streamId, [item], token);

    public Task OnNextBatchAsync(IEnumerable<T> batch, StreamSequenceToken? token = null) => provider.PublishAsync(streamId, batch, token);

    public Task OnCompletedAsync() => throw new NotSupportedException($"stream {Id} cannot be completed: its subscriptions outlive its producers");

    public Task OnErrorAsync(Exception ex) => throw new NotSupportedException($"stream {Id} cannot be failed: its subscriptions outlive its producers", ex);

    public Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncObserver<T> observer) => SubscribeAsync(observer, null);

    public Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncObserver<T> observer, StreamSequenceToken? token, string? filterData = null)
    {
        ArgumentNullException.ThrowIfNull(observer);
        return SubscribeAsync(observer, null, token, filterData);
    }

    public Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncBatchObserver<T> observer) => SubscribeAsync(observer, null);

    public Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncBatchObserver<T> observer, StreamSequenceToken? token)
    {
        ArgumentNullException.ThrowIfNull(observer);
        return SubscribeAsync(null, observer, token, null);
    }

    public async Task<IList<StreamSubscriptionHandle<T>>> GetAllSubscriptionHandles()
    {
        var (_, consumer) = provider.BindConsumer();
        var ids = await provider.PubSub.GetSubscriptionsAsync(Id, consumer);
        return [.. ids.Select(id => new SubscriptionHandle<T>(this, id))];
    }

    public bool Equals(IAsyncStream<T>? other) => other is ProviderStream<T> stream && stream.Id == Id;

    public int CompareTo(IAsyncStream<T>? other) => other is ProviderStream<T> stream ? Id.CompareTo(stream.Id) : 1;

    public override bool Equals(object? obj) => Equals(obj as IAsyncStream<T>);

    public override int GetHashCode() => Id.GetHashCode();

    public override string ToString() => Id.ToString();

    private async Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncObserver<T>? observer, IAsyncBatchObserver<T>? batchObserver, StreamSequenceToken? token, string? filterData)
    {
        var (extension, consumer) = provider.BindConsumer();
        var id = provider.PubSub.IsImplicitSubscriber(Id, consumer) ? SubscriptionIds.Implicit(consumer.Type, Id) : extension.NewSubscriptionId(consumer);

        // The observer is attached before the producers learn of it: the first item may come before the registration has returned.
        var handle = new SubscriptionHandle<T>(this, id, observer, batchObserver, token);
        extension.Set(id, handle);
        try
        {
            using var _ = RequestContext.SuppressCallChainReentrancy();
            await provider.PubSub.RegisterConsumerAsync(new PubSubSubscription { SubscriptionId = id, Stream = Id, Consumer = consumer, FilterData = filterData });
            return handle;
        }
        catch
        {
            extension.Remove(id);
            throw;
        }
    }
}
