namespace OrleansFlow.Graph;

/// <summary>How records travel to what follows.</summary>
internal sealed class PartitionTransformation(int id, Transformation input, PartitionerSpec partitioner) : Transformation(id, input.OutputType)
{
    public PartitionerSpec Partitioner { get; } = partitioner;

    public override IReadOnlyList<Transformation> Inputs { get; } = [input];
}
