using Orleans.Concurrency;
using OrleansFlow.Grains.Jobs;

namespace OrleansFlow.Grains.Subtasks;

/// <summary>
/// One execution attempt of one subtask: hosts its task (TaskExecutor and Task). The key is job/vertex/subtask/attempt. It is
/// placed on the silo of its slot by its deployment; any other call that activates it is answered with unknown attempt.
/// </summary>
[Alias("orleansflow.subtask")]
public interface ISubtaskGrain : IGrainWithStringKey
{
    /// <summary>Starts the attempt. Returns when it has been taken, not when it runs.</summary>
    /// <param name="deployment">What it needs.</param>
    /// <returns>False if this activation is not on the silo of the slot, or is about to go: ask again.</returns>
    [Alias("Deploy")]
    Task<bool> DeployAsync([Immutable] SubtaskDeployment deployment);

    /// <summary>Tells the attempt to stop; its end is reported as usual.</summary>
    /// <returns>False if the attempt is not known here.</returns>
    [Alias("Cancel")]
    [AlwaysInterleave]
    Task<bool> CancelAsync();

    /// <summary>An event of an operator's coordinator.</summary>
    /// <param name="operatorId">The operator.</param>
    /// <param name="sequenceNumber">Number of the event for this attempt and operator, from 0: events are handed on in order, once.</param>
    /// <param name="operatorEvent">The event.</param>
    /// <returns>False if the attempt is not known here.</returns>
    [Alias("HandleCoordinatorEvent")]
    [AlwaysInterleave]
    Task<bool> HandleCoordinatorEventAsync(string operatorId, long sequenceNumber, [Immutable] byte[] operatorEvent);

    /// <summary>State and metrics now; null if the attempt is not known here.</summary>
    [Alias("GetDetails")]
    [AlwaysInterleave]
    Task<SubtaskDetails?> GetDetailsAsync();

    /// <summary>The accumulators so far; none if the attempt is not known here.</summary>
    [Alias("GetAccumulators")]
    [AlwaysInterleave]
    Task<AccumulatorValue[]> GetAccumulatorsAsync();
}
