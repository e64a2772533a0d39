namespace OrleansFlow.Graph;

/// <summary>Which channels may exist between the subtasks of an edge (DistributionPattern).</summary>
public enum DistributionPattern
{
    /// <summary>Each producer to each consumer.</summary>
    AllToAll,
    /// <summary>Each producer to its share of the consumers, or the other way round.</summary>
    Pointwise,
}
