namespace OrleansFlow.Graph;

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
