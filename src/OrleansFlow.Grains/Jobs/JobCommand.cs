using OrleansFlow.Grains.Executions;
using OrleansFlow.Grains.Resources;

namespace OrleansFlow.Grains.Jobs;

/// <summary>What the job's status machine wants done; the job grain does it, in order, after it has persisted the status.</summary>
internal abstract record JobCommand
{
    private JobCommand()
    {
    }

    /// <summary>Ask for slots until they are granted or the time is up.</summary>
    /// <param name="Groups">What is needed.</param>
    public sealed record RequestSlots(GroupRequirement[] Groups) : JobCommand;

    /// <summary>Start the coordinators, then deploy all attempts.</summary>
    public sealed record Deploy : JobCommand;

    /// <summary>A task failed because another one did, or was lost: that one is heard of soon, and is the cause; else this is.</summary>
    /// <param name="Consequence">The failure so far.</param>
    public sealed record AwaitCause(FailureInfo Consequence) : JobCommand;

    /// <summary>Stop asking for slots and deploying, then tell attempts to stop.</summary>
    /// <param name="Executions">The attempts.</param>
    public sealed record CancelTasks(IReadOnlyList<ExecutionAttempt> Executions) : JobCommand;

    /// <summary>The job has ended: keep its result, free what it held.</summary>
    public sealed record End : JobCommand;
}
