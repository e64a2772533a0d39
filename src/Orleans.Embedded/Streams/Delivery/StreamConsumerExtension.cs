using Orleans.Streams.Core;

namespace Orleans.Streams;

/// <summary>
/// Holds the subscriptions of one activation or one client. A delivery for which there is none yet is offered to the grain, if it
/// is an <see cref="IStreamSubscriptionObserver"/>; else it is dropped with a warning, which is the usual race after unsubscribing.
/// </summary>
internal sealed partial class StreamConsumerExtension(IServiceProvider services, ILogger<StreamConsumerExtension> logger, IGrainContext? context = null) : IStreamConsumerExtension
{
    private readonly Dictionary<Guid, IStreamSubscription> _subscriptions = [];
    private bool _hasSubscribed;
    private long _count;

    private string Owner => context is null ? "client" : $"{context.GrainId}@{context.ActivationId}";

    public void Set(Guid subscriptionId, IStreamSubscription subscription)
    {
        _hasSubscribed = true;
        lock (_subscriptions)
        {
            _subscriptions[subscriptionId] = subscription;
        }
    }

    public void Remove(Guid subscriptionId)
    {
        lock (_subscriptions)
        {
            _subscriptions.Remove(subscriptionId);
        }
    }

    public Guid NewSubscriptionId(GrainId consumer) => SubscriptionIds.Explicit($"{Owner}/{consumer}", Interlocked.Increment(ref _count));

    public async Task<StreamHandshakeToken?> DeliverAsync(Guid subscriptionId, QualifiedStreamId stream, StreamBatch[] batches, StreamHandshakeToken? handshake)
    {
        if (Find(subscriptionId) is { } known)
        {
            return await known.DeliverAsync(batches, handshake);
        }

        if (context?.GrainInstance is IStreamSubscriptionObserver observer)
        {
            if (services.GetKeyedService<IStreamProvider>(stream.ProviderName) is QueueStreamProvider provider)
            {
                await observer.OnSubscribed(new StreamSubscriptionHandleFactory(provider, stream, subscriptionId));
                if (Find(subscriptionId) is { } attached)
                {
                    return await attached.DeliverAsync(batches, handshake);
                }
            }
        }
        else if (context is not null && !_hasSubscribed)
        {
            // An activation that never subscribed: the producer tries again until the grain resumes its subscription.
            throw new GrainExtensionNotInstalledException($"{context.GrainId} has not resumed its subscription {subscriptionId} to stream {stream}.");
        }

        LogDropped(Owner, subscriptionId, stream.ToString());
        return null;
    }

    public Task FailAsync(Guid subscriptionId, Exception error) => Find(subscriptionId)?.FailAsync(error) ?? Task.CompletedTask;

    public Task<StreamHandshakeToken?> GetHandshakeAsync(Guid subscriptionId) => Task.FromResult(Find(subscriptionId)?.Handshake);

    private IStreamSubscription? Find(Guid subscriptionId)
    {
        lock (_subscriptions)
        {
            return _subscriptions.GetValueOrDefault(subscriptionId);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "{Owner} got items for subscription {Subscription} of stream {Stream}, which it does not hold; they are dropped")]
    private partial void LogDropped(string owner, Guid subscription, string stream);
}
