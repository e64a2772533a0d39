using OrleansFlow.Functions;

namespace OrleansFlow.Graph;

/// <summary>A side output of an operator.</summary>
internal sealed class SideOutputTransformation(int id, Transformation input, OutputTag tag) : Transformation(id, tag.Type)
{
    public OutputTag Tag { get; } = tag;

    public override IReadOnlyList<Transformation> Inputs { get; } = [input];
}
