namespace OrleansFlow.Grains.Jobs;

/// <summary>A vertex with its subtasks.</summary>
/// <param name="VertexId">Id of the vertex.</param>
/// <param name="Name">Its name.</param>
/// <param name="Parallelism">How many subtasks it has.</param>
/// <param name="MaxParallelism">How many key groups it has.</param>
/// <param name="Subtasks">Its subtasks.</param>
[GenerateSerializer]
[Immutable]
[Alias("orleansflow.vertex-details")]
public sealed record VertexDetails(
    [property: Id(0)] string VertexId,
    [property: Id(1)] string Name,
    [property: Id(2)] int Parallelism,
    [property: Id(3)] int MaxParallelism,
    [property: Id(4)] IReadOnlyList<SubtaskDetails> Subtasks);
