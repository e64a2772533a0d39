namespace OrleansFlow.Graph;

/// <summary>A chain of operators that runs as one task (JobVertex).</summary>
public sealed record JobVertex
{
    /// <summary>Id: that of its head operator.</summary>
    public required JobVertexId Id { get; init; }

    /// <summary>The operators' names, as Flink joins them: A -> (B, C).</summary>
    public required string Name { get; init; }

    /// <summary>How many subtasks there are.</summary>
    public required int Parallelism { get; init; }

    /// <summary>How many key groups there are.</summary>
    public required int MaxParallelism { get; init; }

    /// <summary>Slot sharing group.</summary>
    public string SlotSharingGroup { get; init; } = "default";

    /// <summary>The operators of the chain, in the order of <see cref="OperatorChainSpec.Nodes"/>.</summary>
    public required IReadOnlyList<OperatorInfo> Operators { get; init; }

    /// <summary>The captured <see cref="OperatorChainSpec"/>.</summary>
    public required byte[] Chain { get; init; }

    /// <summary>Interval of flushes in ms: 0 after each record, −1 only when full.</summary>
    public long BufferTimeoutMs { get; init; } = 100;
}
