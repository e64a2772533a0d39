using OrleansFlow.Grains.Jobs;

namespace OrleansFlow.Grains.Subtasks;

/// <summary>An attempt has changed its state.</summary>
/// <param name="AttemptId">job/vertex/subtask/attempt.</param>
/// <param name="State">The state.</param>
/// <param name="Failure">Why it failed, else null.</param>
/// <param name="Accumulators">Its accumulators, at its end.</param>
/// <param name="Metrics">Its metrics, at its end.</param>
[GenerateSerializer]
[Immutable]
[Alias("orleansflow.task-state-update")]
public sealed record TaskStateUpdate(
    [property: Id(0)] string AttemptId,
    [property: Id(1)] ExecutionState State,
    [property: Id(2)] FailureInfo? Failure,
    [property: Id(3)] IReadOnlyList<AccumulatorValue> Accumulators,
    [property: Id(4)] SubtaskMetrics? Metrics);
