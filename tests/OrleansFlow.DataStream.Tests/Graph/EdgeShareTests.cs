using OrleansFlow.Graph;

namespace OrleansFlow.DataStream.Tests.Graph;

public sealed class EdgeShareTests
{
    [Fact]
    public void ProducersAndConsumersAgreeOnTheirChannels()
    {
        foreach (DistributionPattern pattern in Enum.GetValues<DistributionPattern>())
        {
            for (int producers = 1; producers <= 13; producers++)
            {
                for (int consumers = 1; consumers <= 13; consumers++)
                {
                    var byProducer = new SortedSet<(int, int)>();
                    var byConsumer = new SortedSet<(int, int)>();
                    for (int producer = 0; producer < producers; producer++)
                    {
                        foreach (int consumer in Indices(EdgeConnections.ConsumersOf(pattern, producers, consumers, producer)))
                        {
                            byProducer.Add((producer, consumer));
                        }
                    }

                    for (int consumer = 0; consumer < consumers; consumer++)
                    {
                        foreach (int producer in Indices(EdgeConnections.ProducersOf(pattern, producers, consumers, consumer)))
                        {
                            byConsumer.Add((producer, consumer));
                        }
                    }

                    Assert.Equal(byProducer, byConsumer);
                    Assert.Equal(pattern == DistributionPattern.AllToAll ? producers * consumers : Math.Max(producers, consumers), byProducer.Count);
                    Assert.Equal(producers, byProducer.Select(static channel => channel.Item1).Distinct().Count());
                    Assert.Equal(consumers, byProducer.Select(static channel => channel.Item2).Distinct().Count());
                }
            }
        }
    }

    [Fact]
    public void SharesAreCutAsFlinkCutsThem()
    {
        Assert.Equal(new Range(0, 1), EdgeConnections.ProducersOf(DistributionPattern.Pointwise, 3, 2, 0));
        Assert.Equal(new Range(1, 3), EdgeConnections.ProducersOf(DistributionPattern.Pointwise, 3, 2, 1));
        Assert.Equal(new Range(0, 2), EdgeConnections.ConsumersOf(DistributionPattern.Pointwise, 2, 3, 0));
        Assert.Equal(new Range(2, 3), EdgeConnections.ConsumersOf(DistributionPattern.Pointwise, 2, 3, 1));
    }

    private static IEnumerable<int> Indices(Range range) => Enumerable.Range(range.Start.Value, range.End.Value - range.Start.Value);
}
