namespace OrleansFlow.Graph;

/// <summary>
/// Which subtasks an edge connects; they are always a run of neighbours. All-to-all connects each with each; pointwise, each
/// subtask of the side with fewer has its share of the side with more (VertexInputInfoComputationUtils; also the distribution of
/// the rescale partitioner).
/// </summary>
public static class EdgeConnections
{
    /// <summary>The consumers that a producer is connected to.</summary>
    /// <param name="pattern">Pattern of the edge.</param>
    /// <param name="producers">How many producers there are, at least 1.</param>
    /// <param name="consumers">How many consumers there are, at least 1.</param>
    /// <param name="producer">Index of the producer.</param>
    /// <returns>Their indices, from the start to before the end.</returns>
    public static Range ConsumersOf(DistributionPattern pattern, int producers, int consumers, int producer)
    {
        Check(producers, consumers, producer, producers);
        return pattern == DistributionPattern.AllToAll ? new Range(0, consumers)
            : producers >= consumers ? One(Ceiling(producer + 1, consumers, producers) - 1)
            : new Range(Ceiling(producer, consumers, producers), Ceiling(producer + 1, consumers, producers));
    }

    /// <summary>The producers that a consumer is connected to.</summary>
    /// <param name="pattern">Pattern of the edge.</param>
    /// <param name="producers">How many producers there are, at least 1.</param>
    /// <param name="consumers">How many consumers there are, at least 1.</param>
    /// <param name="consumer">Index of the consumer.</param>
    /// <returns>Their indices, from the start to before the end.</returns>
    public static Range ProducersOf(DistributionPattern pattern, int producers, int consumers, int consumer)
    {
        Check(producers, consumers, consumer, consumers);
        return pattern == DistributionPattern.AllToAll ? new Range(0, producers)
            : producers >= consumers ? new Range(Floor(consumer, producers, consumers), Floor(consumer + 1, producers, consumers))
            : One(Floor(consumer, producers, consumers));
    }

    private static void Check(int producers, int consumers, int index, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(producers, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(consumers, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, count);
    }

    private static Range One(int index) => new(index, index + 1);

    private static int Floor(int index, int count, int by) => (int)((long)index * count / by);

    private static int Ceiling(int index, int count, int by) => (int)((((long)index * count) + by - 1) / by);
}
