namespace OrleansFlow.Graph;

/// <summary>The kinds of partitioners that look neither at key nor record.</summary>
public enum PartitionerKind
{
    /// <summary>To the subtask of the same index.</summary>
    Forward,
    /// <summary>Round robin over all, from a random first one.</summary>
    Rebalance,
    /// <summary>Round robin over the producer's share of the consumers, from the first one.</summary>
    Rescale,
    /// <summary>At random.</summary>
    Shuffle,
    /// <summary>To all.</summary>
    Broadcast,
    /// <summary>To the first.</summary>
    Global,
}
