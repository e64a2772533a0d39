namespace OrleansFlow.Grains.Dispatcher;

/// <summary>What became of a submission.</summary>
/// <param name="Accepted">Whether the job was taken.</param>
/// <param name="Error">Why not: one sentence.</param>
[GenerateSerializer]
[Immutable]
[Alias("orleansflow.submission-result")]
public sealed record SubmissionResult([property: Id(0)] bool Accepted, [property: Id(1)] string? Error);
