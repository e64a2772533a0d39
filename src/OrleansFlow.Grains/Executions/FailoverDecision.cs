using OrleansFlow.Grains.Jobs;

namespace OrleansFlow.Grains.Executions;

/// <summary>What a failure means for the job. Restarts will be a further kind.</summary>
internal abstract record FailoverDecision
{
    private FailoverDecision()
    {
    }

    /// <summary>The job fails.</summary>
    /// <param name="Failure">Why.</param>
    public sealed record FailJob(FailureInfo Failure) : FailoverDecision;
}
