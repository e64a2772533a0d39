namespace OrleansFlow.Grains.Subtasks;

/// <summary>
/// Attempts and silos of the subtasks of some vertices. A subtask works out its own channels from it and the job graph, so that
/// a deployment stays small however many channels there are.
/// </summary>
/// <param name="Silos">The silos, as SiloAddress.ToParsableString prints them.</param>
/// <param name="Vertices">The vertices.</param>
[GenerateSerializer]
[Immutable]
[Alias("orleansflow.placement-table")]
public sealed record PlacementTable([property: Id(0)] string[] Silos, [property: Id(1)] VertexPlacement[] Vertices);
