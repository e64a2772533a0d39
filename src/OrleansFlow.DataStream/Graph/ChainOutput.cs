using OrleansFlow.Functions;

namespace OrleansFlow.Graph;

/// <summary>One output of an operator: to an operator of the chain, or to an edge.</summary>
public sealed class ChainOutput
{
    /// <summary>Index of the operator of the chain, or −1 for an edge.</summary>
    public int TargetNode { get; init; } = -1;

    /// <summary>Index of that operator's input.</summary>
    public int TargetInput { get; init; }

    /// <summary>The edge of the job graph, or null.</summary>
    public string? EdgeId { get; init; }

    /// <summary>How records choose their channel of the edge.</summary>
    public PartitionerSpec? Partitioner { get; init; }

    /// <summary>The side output that is meant, or null for the main output.</summary>
    public OutputTag? SideOutput { get; init; }
}
