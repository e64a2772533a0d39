using Microsoft.Extensions.DependencyInjection;
using Orleans.Streams;
using OrleansFlow.Tasks.Network;

namespace OrleansFlow.Exchange.Tests;

public sealed class ClusterTests(ExchangeCluster cluster) : IClassFixture<ExchangeCluster>
{
    private const int Records = 50_000;

    [Theory]
    [InlineData("rebalance", false)]
    [InlineData("rebalance", true)]
    [InlineData("hash", false)]
    [InlineData("shuffle", true)]
    [InlineData("broadcast", false)]
    public async Task ChannelsInsideAndBetweenSilosCarryEverythingInOrder(string partitioner, bool forceRemote)
    {
        Dictionary<string, string> configuration = new() { [ExchangeOptions.ForceRemote.Key] = forceRemote ? "true" : "false" };
        int attempt = cluster.NextAttempt();
        (IExchangeTestGrain Grain, TestPeer Peer)[] producers = [await cluster.DeployAsync(Ids.Producer(0, attempt), 0), await cluster.DeployAsync(Ids.Producer(1, attempt), 1)];
        (IExchangeTestGrain Grain, TestPeer Peer)[] consumers = [await cluster.DeployAsync(Ids.Consumer(0, attempt), 0), await cluster.DeployAsync(Ids.Consumer(1, attempt), 1)];
        TestPeer[] consumerPeers = [.. consumers.Select(static c => c.Peer)];
        TestPeer[] producerPeers = [.. producers.Select(static p => p.Peer)];

        // Producers first: the order of deployment must not matter.
        Task[] produced = [.. producers.Select(producer => producer.Grain.ProduceAsync(partitioner, consumerPeers, Records, configuration))];
        Task<long[][]>[] consumed = [.. consumers.Select(consumer => consumer.Grain.ConsumeAsync(producerPeers, configuration, waitsForRelease: false))];
        await Task.WhenAll(produced).WaitAsync(TimeSpan.FromSeconds(60));
        long[][][] seen = await Task.WhenAll(consumed).WaitAsync(TimeSpan.FromSeconds(60));

        for (int producer = 0; producer < 2; producer++)
        {
            Assert.All(seen, consumer => Assert.Equal(consumer[producer].Order(), consumer[producer]));
            IEnumerable<long> expected = Enumerable.Range(0, Records).SelectMany(i => Enumerable.Repeat((long)i, partitioner == "broadcast" ? 2 : 1));
            Assert.Equal(expected, seen.SelectMany(consumer => consumer[producer]).Order());
        }
    }

    [Fact]
    public async Task AConsumerThatStopsHoldsBackItsProducerOnTheOtherSilo()
    {
        int attempt = cluster.NextAttempt();
        (IExchangeTestGrain producer, TestPeer producerPeer) = await cluster.DeployAsync(Ids.Producer(0, attempt), 0);
        (IExchangeTestGrain consumer, TestPeer consumerPeer) = await cluster.DeployAsync(Ids.Consumer(0, attempt), 1);
        Task<long[][]> consumed = consumer.ConsumeAsync([producerPeer], [], waitsForRelease: true);
        Task produced = producer.ProduceAsync("forward", [consumerPeer], Records, []);
        await producer.WhenStalledAsync().WaitAsync(TimeSpan.FromSeconds(60));
        Assert.False(produced.IsCompleted);
        await consumer.ReleaseAsync();
        await produced.WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Equal(Records, (await consumed)[0].Length);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task AFailedProducerFailsItsConsumerWithItsNameAndCause(int consumerSilo)
    {
        int attempt = cluster.NextAttempt();
        (IExchangeTestGrain producer, TestPeer producerPeer) = await cluster.DeployAsync(Ids.Producer(0, attempt), 0);
        (IExchangeTestGrain consumer, TestPeer consumerPeer) = await cluster.DeployAsync(Ids.Consumer(0, attempt), consumerSilo);
        Task<long[][]> consumed = consumer.ConsumeAsync([producerPeer], [], waitsForRelease: false);
        await producer.ProduceAndFailAsync([consumerPeer], 2000, "the disk is full");
        Exception failure = await Assert.ThrowsAnyAsync<Exception>(() => consumed.WaitAsync(TimeSpan.FromSeconds(60)));
        Assert.Contains(producerPeer.Attempt, failure.Message, StringComparison.Ordinal);
        Assert.Contains("the disk is full", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task AChannelIsAStreamOfTheProviderExchange(int consumerSilo)
    {
        int attempt = cluster.NextAttempt();
        (IExchangeTestGrain producer, TestPeer producerPeer) = await cluster.DeployAsync(Ids.Producer(0, attempt), 0);
        (IExchangeTestGrain consumer, TestPeer consumerPeer) = await cluster.DeployAsync(Ids.Consumer(0, attempt), consumerSilo);
        Task<long[][]> consumed = consumer.ConsumeAsync([producerPeer], [], waitsForRelease: false);
        await producer.SendThroughStreamAsync(consumerPeer, 100);
        Assert.Equal(Enumerable.Range(0, 100).Select(static i => (long)i), (await consumed.WaitAsync(TimeSpan.FromSeconds(60)))[0]);
    }

    [Fact]
    public void TheProviderSaysWhatItsStreamsAre()
    {
        IStreamProvider provider = cluster.Cluster.GetSiloServiceProvider(cluster.Cluster.Silos[0].SiloAddress).GetRequiredKeyedService<IStreamProvider>("exchange");
        Assert.Equal("exchange", provider.Name);
        Assert.Contains("RecordBatch", Assert.Throws<ArgumentException>(() => provider.GetStream<int>(StreamId.Create("a", "b"))).Message, StringComparison.Ordinal);
        Assert.Contains("names no channel", Assert.Throws<ArgumentException>(() => provider.GetStream<RecordBatch>(StreamId.Create("a", "b"))).Message, StringComparison.Ordinal);
        ChannelId channel = new("edge/with→signs", Ids.Producer(3, 4), Ids.Consumer(5, 6));
        Assert.True(Streams.ChannelStreamId.TryParse(Streams.ChannelStreamId.Of(channel), out ChannelId parsed));
        Assert.Equal(channel, parsed);
        Assert.Equal(channel.Producer.Job.ToString(), provider.GetStream<RecordBatch>(Streams.ChannelStreamId.Of(channel)).StreamId.GetNamespace());
    }
}
