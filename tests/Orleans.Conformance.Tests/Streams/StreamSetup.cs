using Orleans.Streams;

namespace Orleans.Conformance.Tests.Streams;

public static class StreamSetup
{
    public const string Memory = "memory";
    public const string Own = "own";
    public const string Queues = "queues";
    public const string ImplicitNamespace = "implicit";
    public const string GuidNamespace = "implicit-guid";

    public static void Configure(ISiloBuilder silo)
    {
        silo.AddMemoryStreams(Memory, streams =>
        {
            streams.ConfigurePartitioning(2);
            streams.ConfigurePullingAgent(agent => agent.Configure(options => options.GetQueueMsgsTimerPeriod = TimeSpan.FromMilliseconds(10)));
        });
        silo.AddPersistentStreams(Queues, (_, name) => new QueueAdapterOfLists(name), streams =>
            streams.ConfigurePullingAgent(agent => agent.Configure(options => options.GetQueueMsgsTimerPeriod = TimeSpan.FromMilliseconds(10))));
        silo.Services.AddKeyedSingleton<IStreamProvider>(Own, (_, key) => new OwnStreamProvider((string)key!));
    }

    public static void Configure(IClientBuilder client)
    {
        client.AddMemoryStreams(Memory, streams => streams.ConfigurePartitioning(2));
        client.AddPersistentStreams(Queues, (_, name) => new QueueAdapterOfLists(name), null);
        client.Services.AddKeyedSingleton<IStreamProvider>(Own, (_, key) => new OwnStreamProvider((string)key!));
    }
}
