using System.Globalization;
using Microsoft.Extensions.Options;
using Orleans.Embedded;
using Orleans.Providers;

namespace Orleans.Streams;

/// <summary>
/// The provider of memory streams. A stream belongs to one of the provider's queues, by the hash of its id; a queue is a grain,
/// which takes what is published and delivers it to the subscribers at each tick of its timer.
/// </summary>
internal sealed class MemoryStreamProvider : IStreamProvider
{
    private readonly IServiceProvider _services;
    private readonly uint _queues;

    public MemoryStreamProvider(string name, IServiceProvider services, IMemoryMessageBodySerializer serializer)
    {
        Name = name;
        Serializer = serializer;
        _services = services;
        Grains = services.GetRequiredService<IGrainFactory>();
        var queues = services.GetRequiredService<IOptionsMonitor<HashRingStreamQueueMapperOptions>>().Get(name).TotalQueueCount;
        _queues = queues > 0
            ? (uint)queues
            : throw new OrleansConfigurationException($"memory streams '{name}' have {queues} queues; set at least 1 by ConfigurePartitioning");
        var type = services.GetRequiredService<IOptionsMonitor<StreamPubSubOptions>>().Get(name).PubSubType;
        PubSub = new StreamPubSub(Grains, services.GetService<ImplicitSubscribers>(), type);
    }

    public string Name { get; }

    public bool IsRewindable => true;

    public IMemoryMessageBodySerializer Serializer { get; }

    public IGrainFactory Grains { get; }

    public StreamPubSub PubSub { get; }

    public IAsyncStream<T> GetStream<T>(StreamId streamId) => new MemoryAsyncStream<T>(this, streamId);

    public IMemoryStreamQueueGrain QueueOf(StreamId stream) =>
        Grains.GetGrain<IMemoryStreamQueueGrain>(string.Create(CultureInfo.InvariantCulture, $"{stream.GetUniformHashCode() % _queues}/{Name}"));

    /// <summary>The subscriptions of the calling activation, or of the client when no grain is calling, and the id they are known by.</summary>
    public (StreamConsumerExtension Extension, GrainId Id) BindConsumer() =>
        RuntimeContext.Current is { } context
            ? ((StreamConsumerExtension)context.GetGrainExtension<IStreamConsumerExtension>(), context.GrainId)
            : _services.GetRequiredService<ClientStreamConsumer>().Bind();
}
