using OrleansFlow.Functions;

namespace OrleansFlow.Graph;

/// <summary>An edge of a <see cref="StreamGraph"/> (org.apache.flink.streaming.api.graph.StreamEdge).</summary>
/// <param name="Source">The producer.</param>
/// <param name="Target">The consumer.</param>
/// <param name="TargetInput">Index of the consumer's input.</param>
/// <param name="Partitioner">How records choose their channel.</param>
/// <param name="SideOutput">The side output that is meant, or null for the main output.</param>
public sealed record StreamEdge(StreamNode Source, StreamNode Target, int TargetInput, PartitionerSpec Partitioner, OutputTag? SideOutput)
{
    /// <inheritdoc />
    public bool Equals(StreamEdge? other) => ReferenceEquals(this, other);

    /// <inheritdoc />
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
