namespace Orleans.Streams;

/// <summary>
/// A subscription to a stream. With an observer it takes deliveries and remembers where it stands, so that a batch whose
/// answer was lost, and which is therefore delivered again, reaches the observer once.
/// </summary>
internal sealed class SubscriptionHandle<T>(
    ProviderStream<T> stream,
    Guid id,
    IAsyncObserver<T>? observer = null,
    IAsyncBatchObserver<T>? batchObserver = null,
    StreamSequenceToken? token = null) : StreamSubscriptionHandle<T>, IStreamSubscription
{
    private bool _isSpent;

    public ProviderStream<T> Stream => stream;

    public override StreamId StreamId => stream.StreamId;

    public override string ProviderName => stream.ProviderName;

    public override Guid HandleId => id;

    public StreamHandshakeToken? Handshake { get; private set; } = StreamHandshakeToken.StartAt(token);

    public override async Task UnsubscribeAsync()
    {
        CheckValid();
        stream.Provider.BindConsumer().Extension.Remove(id);
        await stream.Provider.PubSub.UnregisterConsumerAsync(id, stream.Id);
        _isSpent = true;
    }

    public override Task<StreamSubscriptionHandle<T>> ResumeAsync(IAsyncObserver<T> observer, StreamSequenceToken? token = null) => Resume(observer, null, token);

    public override Task<StreamSubscriptionHandle<T>> ResumeAsync(IAsyncBatchObserver<T> observer, StreamSequenceToken? token = null) => Resume(null, observer, token);

    public async Task<StreamHandshakeToken?> DeliverAsync(StreamBatch[] batches, StreamHandshakeToken? handshake)
    {
        var expected = Handshake;
        if (expected is not null && expected != handshake)
        {
            return expected;
        }

        if (batchObserver is not null)
        {
            var items = batches.SelectMany(stream.Provider.ItemsOf<T>).Select(item => new SequentialItem<T>(item.Item, item.Token)).ToList();
            if (!_isSpent && items.Count > 0)
            {
                await batchObserver.OnNextAsync(items);
            }
        }
        else
        {
            foreach (var (item, itemToken) in batches.SelectMany(stream.Provider.ItemsOf<T>))
            {
                if (!_isSpent && observer is not null)
                {
                    await observer.OnNextAsync(item, itemToken);
                }
            }
        }

        // The observer may have resumed elsewhere in the stream meanwhile.
        if (ReferenceEquals(Handshake, expected))
        {
            Handshake = StreamHandshakeToken.Behind(batches[^1].Token);
        }

        return null;
    }

    public Task FailAsync(Exception error) => observer?.OnErrorAsync(error) ?? batchObserver?.OnErrorAsync(error) ?? Task.CompletedTask;

    public override bool Equals(StreamSubscriptionHandle<T>? other) => other is not null && other.HandleId == id;

    public override bool Equals(object? obj) => Equals(obj as StreamSubscriptionHandle<T>);

    public override int GetHashCode() => id.GetHashCode();

    public override string ToString() => $"{stream.Id}, subscription {id}";

    private Task<StreamSubscriptionHandle<T>> Resume(IAsyncObserver<T>? newObserver, IAsyncBatchObserver<T>? newBatchObserver, StreamSequenceToken? newToken)
    {
        CheckValid();
        var handle = new SubscriptionHandle<T>(stream, id, newObserver, newBatchObserver, newToken);
        stream.Provider.BindConsumer().Extension.Set(id, handle);
        _isSpent = true;
        return Task.FromResult<StreamSubscriptionHandle<T>>(handle);
    }

    private void CheckValid()
    {
        if (_isSpent)
        {
            throw new InvalidOperationException($"the handle of subscription {id} was used to unsubscribe or resume already; use the handle that ResumeAsync returned");
        }
    }
}
