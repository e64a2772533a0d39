using OrleansFlow.Exchange.Streams;
using OrleansFlow.Graph;
using OrleansFlow.Runtime;
using OrleansFlow.Tasks.Network;
using OrleansFlow.Types;

namespace OrleansFlow.Exchange.Tests;

public sealed class ChannelMemoryTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AnIdleChannelTakesLessThanAKilobyteWithBothItsEnds(bool remote)
    {
        const int Parallelism = 200;
        ExchangeStreamProvider streams = new();
        ExchangeEnvironment environment = new(RuntimeServices.System, Ids.Silo, NoCarrier.Instance, streams);
        streams.Attach(environment);
        string silo = remote ? Ids.OtherSilo : Ids.Silo;
        Tasks.EdgeEndpoints producers = Ids.Producers(Parallelism, silo);
        Tasks.EdgeEndpoints consumers = Ids.Consumers(Parallelism, 256, silo);
        List<object> kept = [];
        long before = GC.GetTotalMemory(forceFullCollection: true);
        for (int i = 0; i < Parallelism; i++)
        {
            ITaskNetwork producer = environment.CreateTaskNetwork(Ids.Producer(i), [], [consumers], new Dictionary<string, string>(), -1);
            kept.Add(producer.OpenPartition(Ids.Edge, new SimplePartitioner(PartitionerKind.Rebalance), TypeRegistry.Default.For<long>(), TypeRegistry.Default, new TestWaker()));
            ITaskNetwork consumer = environment.CreateTaskNetwork(Ids.Consumer(i), [producers], [], new Dictionary<string, string>());
            kept.Add(consumer.OpenGate(Ids.Edge, TypeRegistry.Default.For<long>(), new TestWaker()));
        }

        long bytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / (Parallelism * Parallelism);
        GC.KeepAlive(kept);
        Assert.True(bytes < 1024, $"{bytes} bytes a channel");
    }
}
