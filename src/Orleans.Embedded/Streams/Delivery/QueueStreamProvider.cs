using Microsoft.Extensions.Options;
using Orleans.Embedded;

namespace Orleans.Streams;

/// <summary>A provider of streams that go through queues, each read by one agent of the cluster.</summary>
internal abstract class QueueStreamProvider : IStreamProvider
{
    protected QueueStreamProvider(string name, IServiceProvider services)
    {
        Name = name;
        Services = services;
        Grains = services.GetRequiredService<IGrainFactory>();
        var type = services.GetRequiredService<IOptionsMonitor<StreamPubSubOptions>>().Get(name).PubSubType;
        PubSub = new StreamPubSub(Grains, services.GetService<ImplicitSubscribers>(), type);
    }

    public string Name { get; }

    protected IServiceProvider Services { get; }

    public abstract bool IsRewindable { get; }

    public IGrainFactory Grains { get; }

    public StreamPubSub PubSub { get; }

    public IAsyncStream<T> GetStream<T>(StreamId streamId) => new ProviderStream<T>(this, streamId);

    /// <summary>Puts items into the stream's queue.</summary>
    public abstract Task PublishAsync<T>(StreamId stream, IEnumerable<T> items, StreamSequenceToken? token);

    /// <summary>The items of a batch with their tokens.</summary>
    public abstract IEnumerable<(T Item, StreamSequenceToken Token)> ItemsOf<T>(StreamBatch batch);

    /// <summary>The subscriptions of the calling activation, or of the client when no grain is calling, and the id they are known by.</summary>
    public (StreamConsumerExtension Extension, GrainId Id) BindConsumer() =>
        RuntimeContext.Current is { } context
            ? ((StreamConsumerExtension)context.GetGrainExtension<IStreamConsumerExtension>(), context.GrainId)
            : Services.GetRequiredService<ClientStreamConsumer>().Bind();
}
