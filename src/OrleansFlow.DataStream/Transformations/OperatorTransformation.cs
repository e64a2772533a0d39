namespace OrleansFlow.Graph;

/// <summary>An operator, source or sink.</summary>
internal sealed class OperatorTransformation(int id, string name, OperatorSpec spec, IReadOnlyList<Transformation> inputs)
    : Transformation(id, spec.OutputType)
{
    public string Name { get; set; } = name;

    public OperatorSpec Spec { get; private set; } = spec;

    public override IReadOnlyList<Transformation> Inputs { get; } = inputs;

    public string? Description { get; set; }

    public string? Uid { get; set; }

    public OperatorId? UidHash { get; set; }

    /// <summary>Whether it needs a uid where ids are not made of positions; not what the program cannot give one.</summary>
    public bool NeedsUid { get; set; } = true;

    /// <summary>As the program set it; null for the environment's.</summary>
    public int? Parallelism { get; set; }

    /// <summary>What may not be changed, and why; null when anything may.</summary>
    public string? FixedParallelismReason { get; set; }

    public int? MaxParallelism { get; set; }

    public long? BufferTimeoutMs { get; set; }

    public string? SlotSharingGroup { get; set; }

    public ChainingStrategy Chaining { get; set; } = spec.DefaultChaining;

    /// <summary>Settles what could not be known when the operator was added.</summary>
    public void ReplaceSpec(OperatorSpec spec) => Spec = spec;
}
