namespace OrleansFlow.Grains.Jobs;

/// <summary>The status of a job.</summary>
/// <param name="Known">Whether the job is known at all.</param>
/// <param name="Status">The status.</param>
/// <param name="Failure">Why it failed, if it did.</param>
[GenerateSerializer]
[Immutable]
[Alias("orleansflow.job-status")]
public sealed record JobStatusInfo([property: Id(0)] bool Known, [property: Id(1)] JobStatus Status, [property: Id(2)] FailureInfo? Failure);
