using Orleans.Concurrency;
using OrleansFlow.Grains.Jobs;

namespace OrleansFlow.Grains.Subtasks;

/// <summary>The subtasks of one vertex: deploys them, gathers their reports for the job. The key is job/vertex.</summary>
[Alias("orleansflow.vertex")]
public interface IVertexGrain : IGrainWithStringKey
{
    /// <summary>Deploys subtasks. Returns when all have been taken.</summary>
    /// <param name="deployment">The subtasks with their slots.</param>
    /// <exception cref="OrleansFlowException">A subtask could not be deployed, or a newer job master is at work.</exception>
    [Alias("Deploy")]
    Task DeployAsync([Immutable] VertexDeployment deployment);

    /// <summary>Tells the given attempts to stop.</summary>
    /// <param name="attempts">Keys of subtask grains.</param>
    /// <returns>Those that no silo knows: they will never report anything.</returns>
    [Alias("Cancel")]
    [AlwaysInterleave]
    Task<string[]> CancelAsync([Immutable] string[] attempts);

    /// <summary>An attempt has changed its state; called by its subtask grain. Returns when the job master knows.</summary>
    /// <param name="updates">What changed, in order.</param>
    /// <returns>False if the attempt is not, or no longer, part of the job, and must stop.</returns>
    [Alias("SubtaskChanged")]
    [AlwaysInterleave]
    Task<bool> SubtaskChangedAsync([Immutable] TaskStateUpdate[] updates);

    /// <summary>States and metrics of the given attempts, as their silos know them.</summary>
    /// <param name="attempts">Keys of subtask grains.</param>
    /// <returns>One for each attempt; null where no silo knows it.</returns>
    [Alias("GetDetails")]
    [AlwaysInterleave]
    Task<SubtaskDetails?[]> GetDetailsAsync([Immutable] string[] attempts);

    /// <summary>The accumulators of the given attempts so far, unmerged.</summary>
    /// <param name="attempts">Keys of subtask grains.</param>
    [Alias("GetAccumulators")]
    [AlwaysInterleave]
    Task<AccumulatorValue[]> GetAccumulatorsAsync([Immutable] string[] attempts);

    /// <summary>The job has ended: the grain goes.</summary>
    [Alias("JobEnded")]
    [AlwaysInterleave]
    Task JobEndedAsync();
}
