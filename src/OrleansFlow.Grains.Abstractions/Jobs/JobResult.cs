namespace OrleansFlow.Grains.Jobs;

/// <summary>What a job ended with.</summary>
/// <param name="JobId">Id of the job.</param>
/// <param name="Status">Finished, Canceled or Failed.</param>
/// <param name="NetRuntimeMs">From start to end, in ms.</param>
/// <param name="Accumulators">The accumulators, merged.</param>
/// <param name="Failure">Why it failed, if it did; of a canceled job: which task could not be stopped, if one could not.</param>
[GenerateSerializer]
[Immutable]
[Alias("orleansflow.job-result")]
public sealed record JobResult(
    [property: Id(0)] string JobId,
    [property: Id(1)] JobStatus Status,
    [property: Id(2)] long NetRuntimeMs,
    [property: Id(3)] IReadOnlyList<AccumulatorValue> Accumulators,
    [property: Id(4)] FailureInfo? Failure);
