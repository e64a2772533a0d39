namespace OrleansFlow.Graph;

/// <summary>An operator of a <see cref="StreamGraph"/>, with everything settled (org.apache.flink.streaming.api.graph.StreamNode).</summary>
public sealed class StreamNode
{
    internal StreamNode(int id, string name, string description, OperatorSpec spec)
    {
        Id = id;
        Name = name;
        Description = description;
        Spec = spec;
    }

    /// <summary>Position in the program, from 1.</summary>
    public int Id { get; }

    /// <summary>Name, as plans and metrics show it.</summary>
    public string Name { get; }

    /// <summary>Description, as plans show it.</summary>
    public string Description { get; }

    /// <summary>What the operator is.</summary>
    public OperatorSpec Spec { get; }

    /// <summary>The uid that the program gave, if it did.</summary>
    public string? Uid { get; internal init; }

    /// <summary>The operator id that the program gave, if it did.</summary>
    public OperatorId? UidHash { get; internal init; }

    /// <summary>How many subtasks there are, at least 1.</summary>
    public int Parallelism { get; internal init; }

    /// <summary>How many key groups there are, if the program or the configuration says.</summary>
    public int? MaxParallelism { get; internal init; }

    /// <summary>Slot sharing group.</summary>
    public required string SlotSharingGroup { get; init; }

    /// <summary>How it may be chained.</summary>
    public ChainingStrategy Chaining { get; internal init; }

    /// <summary>Interval of flushes in ms: 0 after each record, −1 only when full.</summary>
    public long BufferTimeoutMs { get; internal init; }

    /// <summary>The edges that come in, in the order of the program.</summary>
    public IReadOnlyList<StreamEdge> InEdges => MutableInEdges;

    /// <summary>The edges that go out, in the order of the program.</summary>
    public IReadOnlyList<StreamEdge> OutEdges => MutableOutEdges;

    /// <summary>Whether nothing feeds it.</summary>
    public bool IsSource => Spec.InputTypes.Count == 0;

    internal List<StreamEdge> MutableInEdges { get; } = [];

    internal List<StreamEdge> MutableOutEdges { get; } = [];

    /// <inheritdoc />
    public override string ToString() => $"{Name}-{Id}";
}
