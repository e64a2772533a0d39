using OrleansFlow.Graph;
using OrleansFlow.Runtime;
using OrleansFlow.Tasks.Network;
using OrleansFlow.Types;

namespace OrleansFlow.Exchange.Tests;

public sealed class LifetimeTests
{
    private static readonly SimplePartitioner Rebalance = new(PartitionerKind.Rebalance);

    [Fact]
    public async Task NothingIsKnownOfAttemptsThatHaveEnded()
    {
        LocalExchange<long> exchange = new(Rebalance, 3);
        exchange.Partition.Emit(1, 0);
        exchange.Partition.Broadcast(EndOfPartitionEvent.Instance);
        await exchange.Partition.DrainAsync();
        for (int gate = 0; gate < 3; gate++)
        {
            exchange.Read(gate);
        }

        await exchange.DisposeAsync();
        Assert.Equal((0, 0), exchange.Environment.Known());
    }

    [Fact]
    public async Task NothingIsKnownOfAProducerWhoseConsumersNeverCame()
    {
        LocalExchange<long> exchange = new(Rebalance, 3, openGates: false);
        exchange.Partition.Emit(1, 0);
        exchange.Partition.Flush();
        Assert.Equal((4, 3), exchange.Environment.Known());
        await exchange.DisposeAsync();
        Assert.Equal((0, 0), exchange.Environment.Known());
    }

    [Fact]
    public async Task NothingIsKnownOfAConsumerWhoseProducersNeverCame()
    {
        ExchangeEnvironment environment = new(new RuntimeServices(), Ids.Silo);
        ITaskNetwork consumer = environment.CreateTaskNetwork(Ids.Consumer(0), [Ids.Producers(5)], [], new Dictionary<string, string>());
        consumer.OpenGate(Ids.Edge, TypeRegistry.Default.For<long>(), new TestWaker());
        await consumer.DisposeAsync();
        Assert.Equal((0, 0), environment.Known());
    }

    [Fact]
    public async Task BatchesThatNobodyTookGoBackToTheirPool()
    {
        LocalExchange<long> exchange = new(Rebalance, 1);
        exchange.Partition.Emit(1, 0);
        exchange.Partition.Flush();
        Assert.True(exchange.Gates[0].TryTake(out _, out RecordBatch? taken));
        exchange.Partition.Emit(2, 0);
        exchange.Partition.Flush();
        await exchange.DisposeAsync();
        Assert.Equal(1, taken.Count);
        Assert.Equal(0, exchange.Gates[0].Metrics.QueuedBatches);
    }

    [Fact]
    public void AnAttemptHasOneNetwork()
    {
        ExchangeEnvironment environment = new(new RuntimeServices(), Ids.Silo);
        environment.CreateTaskNetwork(Ids.Consumer(0), [], [], new Dictionary<string, string>());
        OrleansFlowException error = Assert.Throws<OrleansFlowException>(() => environment.CreateTaskNetwork(Ids.Consumer(0), [], [], new Dictionary<string, string>()));
        Assert.Contains(Ids.Consumer(0).ToString(), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnEdgeThatTheAttemptWasDeployedWithoutIsAClearError()
    {
        ExchangeEnvironment environment = new(new RuntimeServices(), Ids.Silo);
        await using ITaskNetwork network = environment.CreateTaskNetwork(Ids.Consumer(0), [Ids.Producers(1)], [], new Dictionary<string, string>());
        OrleansFlowException error = Assert.Throws<OrleansFlowException>(() => network.OpenGate("another", TypeRegistry.Default.For<long>(), new TestWaker()));
        Assert.Contains("without the input 'another'", error.Message, StringComparison.Ordinal);
        Assert.Contains($"'{Ids.Edge}'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnOptionBelowItsMinimumIsAClearError()
    {
        ExchangeEnvironment environment = new(new RuntimeServices(), Ids.Silo);
        OrleansFlowException error = Assert.Throws<OrleansFlowException>(() => environment.CreateTaskNetwork(
            Ids.Consumer(0), [], [], new Dictionary<string, string> { [ExchangeOptions.BuffersPerChannel.Key] = "0" }));
        Assert.Contains(ExchangeOptions.BuffersPerChannel.Key, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheJobsConfigurationGoesBeforeTheSilos()
    {
        ExchangeEnvironment environment = new(
            new RuntimeServices(), Ids.Silo, NoCarrier.Instance, DirectFabric.Instance, new Dictionary<string, string> { [ExchangeOptions.BuffersPerChannel.Key] = "0" });
        Assert.Throws<OrleansFlowException>(() => environment.CreateTaskNetwork(Ids.Consumer(0), [], [], new Dictionary<string, string>()));
        environment.CreateTaskNetwork(Ids.Consumer(0), [], [], new Dictionary<string, string> { [ExchangeOptions.BuffersPerChannel.Key] = "3" });
    }
}
