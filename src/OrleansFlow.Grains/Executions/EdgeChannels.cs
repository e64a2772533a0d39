using OrleansFlow.Graph;

namespace OrleansFlow.Grains.Executions;

/// <summary>
/// Which subtasks an edge connects (VertexInputInfoComputationUtils); they are always a run of neighbours. Pointwise, each
/// subtask of the narrower side has its share of the wider one.
/// </summary>
internal static class EdgeChannels
{
    /// <summary>The producers that a consumer is connected to.</summary>
    /// <param name="pattern">Pattern of the edge.</param>
    /// <param name="producers">How many producers there are.</param>
    /// <param name="consumers">How many consumers there are.</param>
    /// <param name="consumer">Index of the consumer.</param>
    public static Range Producers(DistributionPattern pattern, int producers, int consumers, int consumer) => pattern switch
    {
        DistributionPattern.AllToAll => new Range(0, producers),
        _ when producers >= consumers => new Range(Floor(consumer, producers, consumers), Floor(consumer + 1, producers, consumers)),
        _ => One(Floor(consumer, producers, consumers)),
    };

    /// <summary>The consumers that a producer is connected to.</summary>
    /// <param name="pattern">Pattern of the edge.</param>
    /// <param name="producers">How many producers there are.</param>
    /// <param name="consumers">How many consumers there are.</param>
    /// <param name="producer">Index of the producer.</param>
    public static Range Consumers(DistributionPattern pattern, int producers, int consumers, int producer) => pattern switch
    {
        DistributionPattern.AllToAll => new Range(0, consumers),
        _ when producers >= consumers => One(Ceiling(producer + 1, consumers, producers) - 1),
        _ => new Range(Ceiling(producer, consumers, producers), Ceiling(producer + 1, consumers, producers)),
    };

    private static Range One(int index) => new(index, index + 1);

    private static int Floor(int index, int count, int by) => (int)((long)index * count / by);

    private static int Ceiling(int index, int count, int by) => (int)(((long)index * count + by - 1) / by);
}
