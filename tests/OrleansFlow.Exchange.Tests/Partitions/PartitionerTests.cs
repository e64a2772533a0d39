using OrleansFlow.Graph;
using OrleansFlow.Tasks.Network;
using OrleansFlow.Types;

namespace OrleansFlow.Exchange.Tests;

public sealed class PartitionerTests
{
    [Fact]
    public async Task ForwardSendsAllToTheOnlyConsumer()
    {
        await using LocalExchange<long> exchange = new(new SimplePartitioner(PartitionerKind.Forward), 1);
        Assert.Equal(Emit(exchange, 100), Longs(exchange, 0));
    }

    [Fact]
    public void ForwardToSeveralConsumersIsAnError()
    {
        OrleansFlowException error = Assert.Throws<OrleansFlowException>(() => new LocalExchange<long>(new SimplePartitioner(PartitionerKind.Forward), 2));
        Assert.Contains("forward edge", error.Message, StringComparison.Ordinal);
        Assert.Contains("same parallelism", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GlobalSendsAllToTheFirstConsumer()
    {
        await using LocalExchange<long> exchange = new(new SimplePartitioner(PartitionerKind.Global), 3);
        Assert.Equal(Emit(exchange, 100), Longs(exchange, 0));
        Assert.Empty(Longs(exchange, 1));
        Assert.Empty(Longs(exchange, 2));
    }

    [Fact]
    public async Task RescaleGoesRoundFromTheFirstConsumer()
    {
        await using LocalExchange<long> exchange = new(new SimplePartitioner(PartitionerKind.Rescale), 3);
        Emit(exchange, 7);
        Assert.Equal([0, 3, 6], Longs(exchange, 0));
        Assert.Equal([1, 4], Longs(exchange, 1));
        Assert.Equal([2, 5], Longs(exchange, 2));
    }

    [Fact]
    public async Task RebalanceGoesRoundFromARandomConsumer()
    {
        HashSet<int> firsts = [];
        for (int seed = 0; seed < 50; seed++)
        {
            await using LocalExchange<long> exchange = new(new SimplePartitioner(PartitionerKind.Rebalance), 4, seed: seed);
            Emit(exchange, 40);
            long[][] all = [.. Enumerable.Range(0, 4).Select(gate => Longs(exchange, gate))];
            int first = Array.FindIndex(all, static longs => longs[0] == 0);
            firsts.Add(first);
            for (int i = 0; i < 4; i++)
            {
                Assert.Equal(Enumerable.Range(0, 10).Select(k => (long)((k * 4) + i)), all[(first + i) % 4]);
            }
        }

        Assert.Equal(4, firsts.Count);
    }

    [Fact]
    public async Task ShuffleReachesAllConsumersAboutEqually()
    {
        await using LocalExchange<long> exchange = new(new SimplePartitioner(PartitionerKind.Shuffle), 5);
        Emit(exchange, 1000);
        long[][] all = [.. Enumerable.Range(0, 5).Select(gate => Longs(exchange, gate))];
        Assert.All(all, static longs => Assert.InRange(longs.Length, 140, 260));
        Assert.Equal(Enumerable.Range(0, 1000).Select(static i => (long)i), all.SelectMany(static longs => longs).Order());
    }

    [Fact]
    public async Task BroadcastSendsAllToAllInTheSameBatch()
    {
        await using LocalExchange<long> exchange = new(new SimplePartitioner(PartitionerKind.Broadcast), 3);
        exchange.Partition.Emit(5, 50);
        exchange.Partition.Emit(6, 60);
        exchange.Partition.Broadcast(new WatermarkEvent(55));
        exchange.Partition.Flush();
        RecordBatch?[] batches = [.. exchange.Gates.Select(static gate => gate.TryTake(out _, out RecordBatch? batch) ? batch : null)];
        Assert.Same(batches[0], batches[1]);
        Assert.Same(batches[0], batches[2]);
        RecordBatch<long> shared = Assert.IsType<RecordBatch<long>>(batches[0]);
        Assert.Equal([5, 6], shared.Span.ToArray());
        Assert.Equal([50, 60], shared.Timestamps!.Take(2));
        shared.Release();
        shared.Release();
        Assert.Equal(2, shared.Count);
        shared.Release();
        Assert.Equal(0, shared.Count);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(128, 3)]
    [InlineData(128, 128)]
    [InlineData(130, 7)]
    public async Task AKeyGoesToTheOwnerOfItsKeyGroupWithItsHash(int maxParallelism, int consumers)
    {
        TypeSerializer<string> keys = TypeRegistry.Default.ForKey<string>();
        await using LocalExchange<string> exchange = new(
            new KeyGroupPartitioner<string, string>(new UserFunction<Func<string, string>>(static word => word)), consumers, maxParallelism: maxParallelism);
        string[] words = [.. Enumerable.Range(0, 500).Select(static i => $"word{i % 120}")];
        foreach (string word in words)
        {
            exchange.Partition.Emit(word, 3);
        }

        exchange.Partition.Flush();
        List<string> seen = [];
        for (int gate = 0; gate < consumers; gate++)
        {
            while (exchange.Gates[gate].TryTake(out _, out RecordBatch? batch))
            {
                RecordBatch<string> typed = (RecordBatch<string>)batch;
                for (int i = 0; i < typed.Count; i++)
                {
                    int hash = keys.HashKey(typed.Values[i]);
                    Assert.Equal(hash, typed.KeyHashes![i]);
                    Assert.Equal(gate, KeyGroups.SubtaskOfKey(hash, maxParallelism, consumers));
                    seen.Add(typed.Values[i]);
                }

                typed.Release();
            }
        }

        Assert.Equal(words.Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task ANullKeyIsAnError()
    {
        await using LocalExchange<string> exchange = new(
            new KeyGroupPartitioner<string, string>(new UserFunction<Func<string, string>>(static _ => null!)), 2);
        OrleansFlowException error = Assert.Throws<OrleansFlowException>(() => exchange.Partition.Emit("a", 0));
        Assert.Contains("must not be null", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MoreConsumersThanKeyGroupsIsAnError()
    {
        OrleansFlowException error = Assert.Throws<OrleansFlowException>(() => new LocalExchange<string>(
            new KeyGroupPartitioner<string, string>(new UserFunction<Func<string, string>>(static word => word)), 5, maxParallelism: 4));
        Assert.Contains("max parallelism", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ACustomPartitionerGetsTheKeyAndTheNumberOfChannels()
    {
        await using LocalExchange<long> exchange = new(Custom(static (key, channels) => (int)key % channels), 3);
        Emit(exchange, 9);
        Assert.Equal([0, 3, 6], Longs(exchange, 0));
        Assert.Equal([2, 5, 8], Longs(exchange, 2));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(-1)]
    public async Task AChannelOutOfRangeIsAnError(int channel)
    {
        await using LocalExchange<long> exchange = new(Custom((_, _) => channel), 3);
        OrleansFlowException error = Assert.Throws<OrleansFlowException>(() => exchange.Partition.Emit(77, 0));
        Assert.Contains($"chose channel {channel} for the key '77'", error.Message, StringComparison.Ordinal);
        Assert.Contains("from 0 to 2", error.Message, StringComparison.Ordinal);
    }

    private static CustomPartitioner<long, long> Custom(Func<long, int, int> partitioner) =>
        new(new UserFunction<Func<long, int, int>>(partitioner), new UserFunction<Func<long, long>>(static value => value));

    private static long[] Emit(LocalExchange<long> exchange, int count)
    {
        for (int i = 0; i < count; i++)
        {
            exchange.Partition.Emit(i, Timestamps.None);
        }

        exchange.Partition.Flush();
        return [.. Enumerable.Range(0, count).Select(static i => (long)i)];
    }

    private static long[] Longs(LocalExchange<long> exchange, int gate) => [.. exchange.Read(gate).Cast<long>()];
}
