namespace OrleansFlow.Graph;

/// <summary>Records of one type from several inputs.</summary>
internal sealed class UnionTransformation(int id, IReadOnlyList<Transformation> inputs) : Transformation(id, inputs[0].OutputType)
{
    public override IReadOnlyList<Transformation> Inputs { get; } = inputs;
}
