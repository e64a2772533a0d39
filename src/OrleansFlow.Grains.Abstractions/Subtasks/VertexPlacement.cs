namespace OrleansFlow.Grains.Subtasks;

/// <summary>Attempts and silos of the subtasks of a vertex.</summary>
/// <param name="VertexId">The vertex.</param>
/// <param name="Attempts">Number of the current attempt of each subtask.</param>
/// <param name="SiloIndices">Index of the silo of each subtask in <see cref="PlacementTable.Silos"/>.</param>
[GenerateSerializer]
[Immutable]
[Alias("orleansflow.vertex-placement")]
public sealed record VertexPlacement([property: Id(0)] string VertexId, [property: Id(1)] int[] Attempts, [property: Id(2)] int[] SiloIndices);
