using OrleansFlow.Functions;

namespace OrleansFlow.Graph;

/// <summary>The operators of a vertex with all that links them; captured with the functions into the job graph.</summary>
public sealed class OperatorChainSpec
{
    /// <summary>The operators; those of the chain's inputs first, producers before consumers.</summary>
    public required ChainNode[] Nodes { get; init; }

    /// <summary>The edges that come in over the network.</summary>
    public required ChainInput[] Inputs { get; init; }

    /// <summary>Whether records may be handed from operator to operator without a copy (object reuse).</summary>
    public bool ObjectReuse { get; init; }
}

/// <summary>One operator of a chain.</summary>
public sealed class ChainNode
{
    /// <summary>Its id.</summary>
    public required OperatorId Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What it is.</summary>
    public required OperatorSpec Spec { get; init; }

    /// <summary>Where its results go.</summary>
    public required ChainOutput[] Outputs { get; init; }
}

/// <summary>An edge that comes in over the network.</summary>
/// <param name="EdgeId">The edge of the job graph.</param>
/// <param name="TargetNode">Index of the operator.</param>
/// <param name="TargetInput">Index of the operator's input.</param>
public sealed record ChainInput(string EdgeId, int TargetNode, int TargetInput);

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
