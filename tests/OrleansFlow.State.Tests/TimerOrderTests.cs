using OrleansFlow.State.Timers;

namespace OrleansFlow.State.Tests;

public sealed class TimerOrderTests
{
    [Fact]
    public void NodesAreTakenInTheOrderOfTheirTimes()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var order = new TimerOrder();
            var model = new List<long>();
            long now = random.Next(3) switch { 0 => 0, 1 => 1_700_000_000_000, _ => -5_000 };
            int spread = 1 << random.Next(1, 24);
            for (int step = 0; step < 300; step++)
            {
                if (random.Next(5) > 0)
                {
                    // Some are behind what was due already.
                    long time = now + random.Next(spread) - (random.Next(6) == 0 ? random.Next(100) : 0);
                    order.Add(time, step, step);
                    model.Add(time);
                }
                else
                {
                    now += random.Next(spread / 2);
                    model.Sort();
                    while (order.TryTake(now, out TimerNode node))
                    {
                        Assert.True(model.Count > 0 && model[0] == (long)(node.Time ^ (1UL << 63)) && model[0] <= now, $"seed {seed}, step {step}");
                        model.RemoveAt(0);
                    }

                    Assert.True(model.Count == 0 || model[0] > now, $"seed {seed}, step {step}");
                }

                Assert.Equal(model.Count, order.Count);
                Assert.Equal(model.Count > 0, order.TryPeek(out long first));
                Assert.True(model.Count == 0 || first == model.Min(), $"seed {seed}, step {step}");
            }
        }
    }

    [Fact]
    public void TheEndsOfTimeAreTimes()
    {
        var order = new TimerOrder();
        order.Add(long.MaxValue, 1, 1);
        order.Add(long.MinValue, 2, 2);
        order.Add(0, 3, 3);
        Assert.True(order.TryTake(long.MinValue, out TimerNode node));
        Assert.Equal(2, node.Index);
        Assert.False(order.TryTake(-1, out _));
        Assert.True(order.TryTake(long.MaxValue, out node));
        Assert.Equal(3, node.Index);
        Assert.True(order.TryTake(long.MaxValue, out node));
        Assert.Equal(1, node.Index);
        Assert.False(order.TryTake(long.MaxValue, out _));
    }

    [Fact]
    public void AFilterLeavesTheOrderAsItIs()
    {
        var order = new TimerOrder();
        for (int i = 0; i < 500; i++)
        {
            order.Add(i * 7919 % 500, i, i);
        }

        order.TryTake(0, out _);
        order.Add(-5, -1, 0);
        order.Filter(static node => node.Index % 2 != 0);
        Assert.Equal(251, order.Count);
        var times = new List<ulong>();
        while (order.TryTake(long.MaxValue, out TimerNode node))
        {
            times.Add(node.Time);
        }

        Assert.Equal(251, times.Count);
        Assert.Equal(times.Order(), times);
    }
}
