using OrleansFlow.Graph;

namespace OrleansFlow.DataStream.Tests.Graph;

public class EdgeConnectionTests
{
    [Fact]
    public void PointwiseConnectsAsFlinkDoes()
    {
        Assert.Equal(["0..1", "1..2", "1..2"], Consumers(3, 2));
        Assert.Equal(["0..2", "2..3"], Consumers(2, 3));
        Assert.Equal(["0..2", "2..4"], Consumers(2, 4));
        Assert.Equal(["0..1", "1..2"], Consumers(2, 2));
    }

    [Fact]
    public void BothSidesAgreeAndNobodyIsLeftAlone()
    {
        foreach (DistributionPattern pattern in Enum.GetValues<DistributionPattern>())
        {
            for (int producers = 1; producers <= 12; producers++)
            {
                for (int consumers = 1; consumers <= 12; consumers++)
                {
                    var fromProducers = new HashSet<(int, int)>();
                    var fromConsumers = new HashSet<(int, int)>();
                    for (int producer = 0; producer < producers; producer++)
                    {
                        int[] connected = Indices(EdgeConnections.ConsumersOf(pattern, producers, consumers, producer));
                        Assert.NotEmpty(connected);
                        fromProducers.UnionWith(connected.Select(consumer => (producer, consumer)));
                    }

                    for (int consumer = 0; consumer < consumers; consumer++)
                    {
                        int[] connected = Indices(EdgeConnections.ProducersOf(pattern, producers, consumers, consumer));
                        Assert.NotEmpty(connected);
                        fromConsumers.UnionWith(connected.Select(producer => (producer, consumer)));
                    }

                    Assert.True(fromProducers.SetEquals(fromConsumers), $"{pattern} {producers} {consumers}");
                    int expected = pattern == DistributionPattern.AllToAll ? producers * consumers : Math.Max(producers, consumers);
                    Assert.Equal(expected, fromProducers.Count);
                }
            }
        }
    }

    [Fact]
    public void RegionsAreTheSubtasksThatExchangeRecords()
    {
        var environment = StreamExecutionEnvironment.CreateLocalEnvironment(parallelism: 4);
        environment.FromSource(new TestSource<int>(), "A").Map(x => x).DisableChaining().Rescale().SinkTo(new TestSink<int>()).SetParallelism(2);
        environment.FromSource(new TestSource<int>(), "B").Rebalance().SinkTo(new TestSink<int>());
        environment.FromSource(new TestSource<int>(), "C").SinkTo(new TestSink<int>());
        JobGraph graph = environment.GetJobGraph();
        string[] regions = PipelinedRegions.Of(graph)
            .Select(region => string.Join(' ', region.Select(task => $"{graph.Vertices.Single(vertex => vertex.Id == task.Vertex).Name.Replace(' ', '-')}/{task.Subtask}")))
            .Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(2 + 1 + 4, regions.Length);
        Assert.Contains(regions, region => region == "Source:-B/0 Source:-B/1 Source:-B/2 Source:-B/3 Sink:-Writer/0 Sink:-Writer/1 Sink:-Writer/2 Sink:-Writer/3");
        Assert.Contains(regions, region => region == "Source:-A/2 Source:-A/3 Map/2 Map/3 Sink:-Writer/1");
        Assert.Equal(4, regions.Count(region => region.StartsWith("Source:-C", StringComparison.Ordinal)));
    }

    private static string[] Consumers(int producers, int consumers) =>
        Enumerable.Range(0, producers).Select(producer => EdgeConnections.ConsumersOf(DistributionPattern.Pointwise, producers, consumers, producer).ToString()).ToArray();

    private static int[] Indices(Range range) => Enumerable.Range(range.Start.Value, range.End.Value - range.Start.Value).ToArray();
}
