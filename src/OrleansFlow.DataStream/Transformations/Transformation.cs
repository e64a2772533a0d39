using OrleansFlow.Functions;

namespace OrleansFlow.Graph;

/// <summary>
/// A step of the program as it was written down; the environment keeps them until the graph is built
/// (org.apache.flink.api.dag.Transformation).
/// </summary>
internal abstract class Transformation(int id, Type? outputType)
{
    /// <summary>The slot sharing group of operators that name none.</summary>
    public const string DefaultSlotSharingGroup = "default";

    /// <summary>Position in the program.</summary>
    public int Id { get; } = id;

    /// <summary>Type of the records; null for a sink.</summary>
    public Type? OutputType { get; } = outputType;

    /// <summary>What feeds it, by input.</summary>
    public abstract IReadOnlyList<Transformation> Inputs { get; }
}

/// <summary>An operator, source or sink.</summary>
internal sealed class OperatorTransformation(int id, string name, OperatorSpec spec, IReadOnlyList<Transformation> inputs)
    : Transformation(id, spec.OutputType)
{
    public string Name { get; set; } = name;

    public OperatorSpec Spec { get; } = spec;

    public override IReadOnlyList<Transformation> Inputs { get; } = inputs;

    public string? Description { get; set; }

    public string? Uid { get; set; }

    public OperatorId? UidHash { get; set; }

    /// <summary>As the program set it; null for the environment's.</summary>
    public int? Parallelism { get; set; }

    /// <summary>What may not be changed, and why; null when anything may.</summary>
    public string? FixedParallelismReason { get; set; }

    public int? MaxParallelism { get; set; }

    public long? BufferTimeoutMs { get; set; }

    public string? SlotSharingGroup { get; set; }

    public ChainingStrategy Chaining { get; set; } = spec.DefaultChaining;
}

/// <summary>Records of one type from several inputs.</summary>
internal sealed class UnionTransformation(int id, IReadOnlyList<Transformation> inputs) : Transformation(id, inputs[0].OutputType)
{
    public override IReadOnlyList<Transformation> Inputs { get; } = inputs;
}

/// <summary>How records travel to what follows.</summary>
internal sealed class PartitionTransformation(int id, Transformation input, PartitionerSpec partitioner) : Transformation(id, input.OutputType)
{
    public PartitionerSpec Partitioner { get; } = partitioner;

    public override IReadOnlyList<Transformation> Inputs { get; } = [input];
}

/// <summary>A side output of an operator.</summary>
internal sealed class SideOutputTransformation(int id, Transformation input, OutputTag tag) : Transformation(id, tag.Type)
{
    public OutputTag Tag { get; } = tag;

    public override IReadOnlyList<Transformation> Inputs { get; } = [input];
}
