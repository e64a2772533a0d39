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
