using OrleansFlow.Configuration;
using OrleansFlow.Exchange;
using OrleansFlow.Functions;
using OrleansFlow.Graph;

namespace OrleansFlow.Grains.Tests.Programs;

/// <summary>Where the records of each partitioner arrive: from two or three producers to four consumers, over two silos.</summary>
public sealed class PartitioningTests
{
    private const int Records = 1200;
    private const int Consumers = 4;

    [Fact]
    public async Task ForwardKeepsTheSubtask() => Assert.All(
        await RunAsync(static stream => stream.Forward(), producers: Consumers), static arrival => Assert.Equal(arrival.From, arrival.To));

    [Fact]
    public async Task RebalanceGivesEachConsumerItsShareOfEachProducer() => AssertShares(
        await RunAsync(static stream => stream.Rebalance()), static (_, _) => true);

    [Fact]
    public async Task RescaleGivesEachConsumerItsShareOfItsOwnProducers() => AssertShares(
        await RunAsync(static stream => stream.Rescale()), static (from, to) => to / (Consumers / 2) == from);

    [Fact]
    public async Task ShuffleReachesAllConsumers()
    {
        List<Arrival> arrivals = await RunAsync(static stream => stream.Shuffle());

        Assert.Equal(Records, arrivals.Count);
        Assert.All(arrivals.CountBy(static a => a.To), static pair => Assert.InRange(pair.Value, Records / Consumers / 2, Records / Consumers * 2));
    }

    [Fact]
    public async Task BroadcastGivesEachConsumerAllRecords()
    {
        List<Arrival> arrivals = await RunAsync(static stream => stream.Broadcast());

        for (int to = 0; to < Consumers; to++)
        {
            Assert.Equal(Enumerable.Range(0, Records).Select(static n => (long)n), arrivals.Where(a => a.To == to).Select(static a => a.Record).Order());
        }
    }

    [Fact]
    public async Task GlobalGivesAllToTheFirstConsumer()
    {
        List<Arrival> arrivals = await RunAsync(static stream => stream.Global());

        Assert.Equal(Records, arrivals.Count);
        Assert.All(arrivals, static arrival => Assert.Equal(0, arrival.To));
    }

    [Fact]
    public async Task AFunctionChoosesTheConsumer()
    {
        List<Arrival> byLambda = await RunAsync(static stream => stream.PartitionCustom(static (long key, int count) => (int)(key % (count - 1)), static pair => pair.Record));
        List<Arrival> byObject = await RunAsync(static stream => stream.PartitionCustom(new ByRemainder(), new RecordKey()));

        Assert.Equal(Records, byLambda.Count);
        Assert.All(byLambda, static arrival => Assert.Equal(arrival.Record % (Consumers - 1), arrival.To));
        Assert.Equal(byLambda.Select(static a => (a.Record, a.To)).Order(), byObject.Select(static a => (a.Record, a.To)).Order());
    }

    [Fact]
    public async Task AFunctionThatChoosesNoConsumerFailsTheJobInOneSentence()
    {
        var error = await Assert.ThrowsAsync<Execution.JobExecutionException>(() =>
            RunAsync(static stream => stream.PartitionCustom(static (long _, int count) => count, static pair => pair.Record)));

        Assert.Contains("chose channel 4", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PartitionerKind.Rebalance)]
    [InlineData(PartitionerKind.Rescale)]
    public async Task AnAdaptiveEdgeLosesNothing(PartitionerKind kind)
    {
        List<Arrival> arrivals = await RunAsync(
            stream => kind == PartitionerKind.Rebalance ? stream.Rebalance() : stream.Rescale(),
            configuration: new JobConfiguration().Set(ExchangeOptions.AdaptivePartitioner, true));

        Assert.Equal(Enumerable.Range(0, Records).Select(static n => (long)n), arrivals.Select(static a => a.Record).Order());
    }

    private static void AssertShares(List<Arrival> arrivals, Func<int, int, bool> areConnected)
    {
        Assert.Equal(Enumerable.Range(0, Records).Select(static n => (long)n), arrivals.Select(static a => a.Record).Order());
        foreach (IGrouping<int, Arrival> producer in arrivals.GroupBy(static a => a.From))
        {
            int[] counts = [.. Enumerable.Range(0, Consumers).Where(to => areConnected(producer.Key, to)).Select(to => producer.Count(a => a.To == to))];
            Assert.Equal(producer.Count(), counts.Sum());
            Assert.InRange(counts.Max() - counts.Min(), 0, 1);
        }
    }

    private static Task<List<Arrival>> RunAsync(
        Func<DataStream<(long Record, int From)>, DataStream<(long Record, int From)>> partition, int producers = 2, JobConfiguration? configuration = null) =>
        partition(TwoSilos.Create(Consumers, 2, configuration).FromSequence(0, Records - 1).SetParallelism(producers)
                .Process(new Depart()).SetParallelism(producers))
            .Process(new Arrive())
            .ExecuteAndCollectAsync(int.MaxValue);

    public sealed record Arrival(long Record, int From, int To);

    private sealed class Depart : ProcessFunction<long, (long, int)>
    {
        public override void ProcessElement(long value, IProcessContext context, ICollector<(long, int)> output) =>
            output.Collect((value, RuntimeContext.Task.Subtask));
    }

    private sealed class Arrive : ProcessFunction<(long Record, int From), Arrival>
    {
        public override void ProcessElement((long Record, int From) value, IProcessContext context, ICollector<Arrival> output) =>
            output.Collect(new Arrival(value.Record, value.From, RuntimeContext.Task.Subtask));
    }

    private sealed class ByRemainder : IPartitioner<long>
    {
        public int Partition(long key, int numPartitions) => (int)(key % (numPartitions - 1));
    }

    private sealed class RecordKey : IKeySelector<(long Record, int From), long>
    {
        public long GetKey((long Record, int From) value) => value.Record;
    }
}
