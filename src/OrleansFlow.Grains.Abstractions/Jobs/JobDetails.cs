namespace OrleansFlow.Grains.Jobs;

/// <summary>A job with its vertices.</summary>
/// <param name="Overview">The job.</param>
/// <param name="Vertices">Its vertices, in topological order.</param>
/// <param name="JsonPlan">The plan.</param>
/// <param name="Failure">Why it failed, if it did.</param>
[GenerateSerializer]
[Immutable]
[Alias("orleansflow.job-details")]
public sealed record JobDetails(
    [property: Id(0)] JobOverview Overview,
    [property: Id(1)] IReadOnlyList<VertexDetails> Vertices,
    [property: Id(2)] string JsonPlan,
    [property: Id(3)] FailureInfo? Failure);
