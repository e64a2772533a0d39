using OrleansFlow.Graph;

namespace OrleansFlow.Exchange.Tests;

public sealed class AdaptivePartitionTests
{
    private const int Consumers = 4;

    [Theory]
    [InlineData(PartitionerKind.Rebalance)]
    [InlineData(PartitionerKind.Rescale)]
    public async Task WhileAllKeepUpRecordsGoRound(PartitionerKind kind)
    {
        await using LocalExchange<long> exchange = Create(kind, []);
        for (int i = 0; i < 40; i++)
        {
            exchange.Partition.Emit(i, Timestamps.None);
        }

        exchange.Partition.Flush();

        long[][] all = [.. Enumerable.Range(0, Consumers).Select(gate => exchange.Read(gate).Cast<long>().ToArray())];
        Assert.All(all, static longs => Assert.Equal(10, longs.Length));
        Assert.All(all, static longs => Assert.Equal(Enumerable.Range(0, 10).Select(k => longs[0] + (k * 4)), longs));
        Assert.True(kind == PartitionerKind.Rebalance || all[0][0] == 0);
    }

    [Theory]
    [InlineData(PartitionerKind.Rebalance)]
    [InlineData(PartitionerKind.Rescale)]
    public async Task AConsumerThatTakesNothingGetsNoMoreThanOneBatch(PartitionerKind kind)
    {
        await using LocalExchange<long> exchange = Create(kind, new() { [ExchangeOptions.BatchRecords.Key] = "1" });
        int[] taken = new int[Consumers];
        for (int i = 0; i < 300; i++)
        {
            exchange.Partition.Emit(i, Timestamps.None);
            for (int gate = 0; gate < Consumers - 1; gate++)
            {
                taken[gate] += exchange.Read(gate).Count;
            }
        }

        Assert.True(exchange.Partition.IsAvailable);
        Assert.Single(exchange.Read(Consumers - 1));
        Assert.Equal(299, taken.Sum());
        Assert.All(taken[..^1], static count => Assert.InRange(count, 98, 101));
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(4, 3)]
    public async Task OnlyAsManyChannelsAreComparedAsTheOptionSays(int size, int expected)
    {
        await using LocalExchange<long> exchange = Create(
            PartitionerKind.Rescale, new() { [ExchangeOptions.BatchRecords.Key] = "1", [ExchangeOptions.AdaptiveTraverseSize.Key] = $"{size}" });

        // The first three take nothing, the fourth takes all that it gets.
        int taken = 0;
        for (int i = 0; i < 6; i++)
        {
            exchange.Partition.Emit(i, Timestamps.None);
            taken += exchange.Read(3).Count;
        }

        Assert.Equal(expected, taken);
    }

    [Fact]
    public async Task ThePartitionIsAvailableUntilAllConsumersAreWithoutCredit()
    {
        await using LocalExchange<long> exchange = Create(PartitionerKind.Rebalance, new()
        {
            [ExchangeOptions.BatchRecords.Key] = "1",
            [ExchangeOptions.BuffersPerChannel.Key] = "1",
            [ExchangeOptions.FloatingBuffersPerGate.Key] = "0",
        });
        int emitted = 0;
        while (exchange.Partition.IsAvailable)
        {
            exchange.Partition.Emit(emitted++, Timestamps.None);
        }

        // A batch with each consumer, and one for each that waits.
        Assert.Equal(2 * Consumers, emitted);
        Assert.Single(exchange.Read(2));
        Assert.True(exchange.Partition.IsAvailable);
        exchange.Partition.Emit(emitted, Timestamps.None);
        Assert.Single(exchange.Read(2));
        Assert.True(exchange.Partition.IsAvailable);
        Assert.Equal([(long)emitted], exchange.Read(2).Cast<long>());
    }

    [Fact]
    public async Task WithoutTheOptionEveryConsumerGetsItsTurn()
    {
        await using LocalExchange<long> exchange = new(
            new SimplePartitioner(PartitionerKind.Rebalance), Consumers, configuration: new() { [ExchangeOptions.BatchRecords.Key] = "1" });
        for (int i = 0; i < 8; i++)
        {
            exchange.Partition.Emit(i, Timestamps.None);
        }

        Assert.All(Enumerable.Range(0, Consumers), gate => Assert.Equal(2, exchange.Read(gate).Count));
    }

    [Fact]
    public void ASlowConsumerOnAnotherSiloGetsFewOfTheRecordsAndNoneIsLost()
    {
        for (int seed = 0; seed < 20; seed++)
        {
            Simulation simulation = new(seed);
            SimulatedJob job = new(
                simulation,
                new Adversity { MaxDelayMs = 5, Twice = 0.1 },
                new SimplePartitioner(PartitionerKind.Rebalance),
                producers: 1,
                Consumers,
                records: 4000,
                Options(new() { [ExchangeOptions.BatchRecords.Key] = "10" })) { SlowConsumer = seed % Consumers };
            for (int consumer = 0; consumer < Consumers; consumer++)
            {
                job.StartConsumer(consumer);
            }

            job.StartProducer(0);
            simulation.RunUntil(() => job.IsDone);

            Assert.Equal(Enumerable.Range(0, 4000).Select(static i => (long)i), job.Seen.SelectMany(static seen => seen[0]).Order());
            Assert.True(job.Seen[job.SlowConsumer][0].Count < 4000 / Consumers / 2, $"{job.Seen[job.SlowConsumer][0].Count} records (seed {seed})");
        }
    }

    private static LocalExchange<long> Create(PartitionerKind kind, Dictionary<string, string> configuration) =>
        new(new SimplePartitioner(kind), Consumers, configuration: Options(configuration));

    private static Dictionary<string, string> Options(Dictionary<string, string> configuration)
    {
        configuration[ExchangeOptions.AdaptivePartitioner.Key] = "true";
        return configuration;
    }
}
