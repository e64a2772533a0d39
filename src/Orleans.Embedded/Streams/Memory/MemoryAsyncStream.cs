using Orleans.Providers;

namespace Orleans.Streams;

/// <summary>Both ends of a memory stream.</summary>
internal sealed class MemoryAsyncStream<T>(MemoryStreamProvider provider, StreamId streamId) : IAsyncStream<T>
{
    public bool IsRewindable => provider.IsRewindable;

    public string ProviderName => provider.Name;

    public StreamId StreamId => streamId;

    public QualifiedStreamId Id => new(provider.Name, streamId);

    public MemoryStreamProvider Provider => provider;

    public Task OnNextAsync(T item, StreamSequenceToken? token = null) => PublishAsync([item]);

    public Task OnNextBatchAsync(IEnumerable<T> batch, StreamSequenceToken? token = null) => PublishAsync(batch);

    public Task OnCompletedAsync() => throw new NotSupportedException($"memory stream {Id} cannot be completed: its subscriptions outlive its producers");

    public Task OnErrorAsync(Exception ex) => throw new NotSupportedException($"memory stream {Id} cannot be failed: its subscriptions outlive its producers", ex);

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
        return [.. ids.Select(id => new MemorySubscriptionHandle<T>(this, id))];
    }

    public bool Equals(IAsyncStream<T>? other) => other is MemoryAsyncStream<T> stream && stream.Id == Id;

    public int CompareTo(IAsyncStream<T>? other) => other is MemoryAsyncStream<T> stream ? Id.CompareTo(stream.Id) : 1;

    public override bool Equals(object? obj) => Equals(obj as IAsyncStream<T>);

    public override int GetHashCode() => Id.GetHashCode();

    public override string ToString() => Id.ToString();

    private Task PublishAsync(IEnumerable<T> items)
    {
        var body = provider.Serializer.Serialize(new MemoryMessageBody(items.Cast<object>(), null));
        return provider.QueueOf(streamId).EnqueueAsync(Id, body.Array!.Length == body.Count ? body.Array : body.ToArray());
    }

    private async Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncObserver<T>? observer, IAsyncBatchObserver<T>? batchObserver, StreamSequenceToken? token, string? filterData)
    {
        var (extension, consumer) = provider.BindConsumer();
        var id = provider.PubSub.IsImplicitSubscriber(Id, consumer) ? SubscriptionIds.Implicit(consumer.Type, Id) : extension.NewSubscriptionId(consumer);

        // The observer is attached before the producers learn of it: the first item may come before the registration has returned.
        var handle = new MemorySubscriptionHandle<T>(this, id, observer, batchObserver, token);
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
