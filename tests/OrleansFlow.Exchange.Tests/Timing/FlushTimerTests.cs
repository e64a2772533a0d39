using OrleansFlow.Graph;

namespace OrleansFlow.Exchange.Tests;

public sealed class FlushTimerTests
{
    private static readonly SimplePartitioner Forward = new(PartitionerKind.Forward);

    [Fact]
    public async Task ATaskIsAskedToFlushAtItsBufferTimeoutIfItHasAnOpenBatch()
    {
        Simulation simulation = new(1);
        await using LocalExchange<long> exchange = new(Forward, 1, bufferTimeoutMs: 100, time: simulation);
        simulation.RunUntil(() => simulation.NowMs >= 1000);
        Assert.Equal(0, exchange.ProducerWaker.FlushRequests);
        exchange.Partition.Emit(1, 0);
        simulation.RunUntil(() => simulation.NowMs >= 1100);
        Assert.Equal(1, exchange.ProducerWaker.FlushRequests);
        exchange.Partition.Flush();
        Assert.Equal([1L], exchange.Read(0));
        simulation.RunUntil(() => simulation.NowMs >= 2000);
        Assert.Equal(1, exchange.ProducerWaker.FlushRequests);
    }

    [Fact]
    public async Task NoTimerRunsWhenAllPartitionsHaveEnded()
    {
        Simulation simulation = new(1);
        await using (LocalExchange<long> exchange = new(Forward, 1, bufferTimeoutMs: 100, time: simulation))
        {
            await exchange.Partition.DrainAsync();
        }

        while (simulation.Step())
        {
            Assert.True(simulation.NowMs < 1000);
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    public async Task WithoutAnIntervalThereIsNoTimer(long bufferTimeoutMs)
    {
        Simulation simulation = new(1);
        await using LocalExchange<long> exchange = new(Forward, 1, bufferTimeoutMs, time: simulation);
        exchange.Partition.Emit(1, 0);
        Assert.False(simulation.Step());
    }

    [Fact]
    public void ItemsOfOneScheduleAreLookedAtInTheOrderOfTheirTimes()
    {
        Simulation simulation = new(1);
        using DueSchedule schedule = new(simulation);
        List<string> seen = [];
        schedule.Add(new Item("c", seen), 30);
        schedule.Add(new Item("a", seen), 10);
        schedule.Add(new Item("a2", seen), 10);
        schedule.Add(new Item("b", seen), 20);
        simulation.RunUntil(() => seen.Count == 4);
        Assert.Equal(["a at 10", "a2 at 10", "b at 20", "c at 30"], seen);
    }

    private sealed class Item(string name, List<string> seen) : IDueItem
    {
        public void OnDue(long now) => seen.Add($"{name} at {now}");
    }
}
