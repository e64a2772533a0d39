namespace OrleansFlow.Grains.Jobs;

/// <summary>A subtask's current attempt.</summary>
/// <param name="Subtask">Index, from 0.</param>
/// <param name="Attempt">Number of the attempt, from 0.</param>
/// <param name="State">Its state.</param>
/// <param name="Silo">The silo of its slot; null before it has one.</param>
/// <param name="Metrics">Its metrics; null before it runs.</param>
[GenerateSerializer]
[Immutable]
[Alias("orleansflow.subtask-details")]
public sealed record SubtaskDetails(
    [property: Id(0)] int Subtask,
    [property: Id(1)] int Attempt,
    [property: Id(2)] ExecutionState State,
    [property: Id(3)] string? Silo,
    [property: Id(4)] SubtaskMetrics? Metrics);
