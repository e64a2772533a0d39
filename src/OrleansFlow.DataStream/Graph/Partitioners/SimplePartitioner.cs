namespace OrleansFlow.Graph;

/// <summary>A partitioner that looks neither at key nor record.</summary>
/// <param name="kind">Its kind.</param>
public sealed class SimplePartitioner(PartitionerKind kind) : PartitionerSpec
{
    /// <summary>Its kind.</summary>
    public PartitionerKind Kind { get; } = kind;

    /// <inheritdoc />
    public override string Name => Kind.ToString().ToUpperInvariant();

    /// <inheritdoc />
    public override DistributionPattern Pattern =>
        Kind is PartitionerKind.Forward or PartitionerKind.Rescale ? DistributionPattern.Pointwise : DistributionPattern.AllToAll;

    /// <inheritdoc />
    public override TResult Accept<T, TResult>(IPartitionerSpecVisitor<T, TResult> visitor) => visitor.Visit(this);
}
