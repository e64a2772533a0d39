using System.Globalization;
using Microsoft.Extensions.Options;
using Orleans.Providers;
using Orleans.Providers.Streams.Common;

namespace Orleans.Streams;

/// <summary>
/// The provider of memory streams. A stream belongs to one of the provider's queues, by the hash of its id; a queue is a grain,
/// which takes what is published and delivers it to the subscribers at each tick of its timer.
/// </summary>
internal sealed class MemoryStreamProvider : QueueStreamProvider
{
    private readonly IMemoryMessageBodySerializer _serializer;
    private readonly uint _queues;

    public MemoryStreamProvider(string name, IServiceProvider services, IMemoryMessageBodySerializer serializer)
        : base(name, services)
    {
        _serializer = serializer;
        var queues = services.GetRequiredService<IOptionsMonitor<HashRingStreamQueueMapperOptions>>().Get(name).TotalQueueCount;
        _queues = queues > 0
            ? (uint)queues
            : throw new OrleansConfigurationException($"memory streams '{name}' have {queues} queues; set at least 1 by ConfigurePartitioning");
    }

    public override bool IsRewindable => true;

    public override Task PublishAsync<T>(StreamId stream, IEnumerable<T> items, StreamSequenceToken? token)
    {
        var body = _serializer.Serialize(new MemoryMessageBody(items.Cast<object>(), null));
        var queue = Grains.GetGrain<IMemoryStreamQueueGrain>(string.Create(CultureInfo.InvariantCulture, $"{stream.GetUniformHashCode() % _queues}/{Name}"));
        return queue.EnqueueAsync(new QualifiedStreamId(Name, stream), body.Array!.Length == body.Count ? body.Array : body.ToArray());
    }

    public override IEnumerable<(T Item, StreamSequenceToken Token)> ItemsOf<T>(StreamBatch batch) =>
        _serializer.Deserialize(batch.Body!).Events.Select((item, index) => ((T)item, (StreamSequenceToken)new EventSequenceToken(batch.Sequence, index)));
}
