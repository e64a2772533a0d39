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
