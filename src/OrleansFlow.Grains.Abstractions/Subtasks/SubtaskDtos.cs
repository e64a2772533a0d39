using OrleansFlow.Grains.Jobs;

namespace OrleansFlow.Grains.Subtasks;

/// <summary>What a subtask grain needs to run its attempt.</summary>
/// <param name="AttemptId">job/vertex/subtask/attempt.</param>
/// <param name="JobEpoch">Epoch of the job master that deploys; lower ones are fenced off.</param>
/// <param name="Silo">The silo of the slot, as SiloAddress.ToParsableString prints it.</param>
/// <param name="SlotId">The slot.</param>
/// <param name="JobGraphBlob">Key of the serialized job graph in the blob store.</param>
/// <param name="Inputs">Edges coming in, with the attempts at their other ends.</param>
/// <param name="Outputs">Edges going out, with the attempts at their other ends.</param>
[GenerateSerializer]
[Immutable]
[Alias("orleansflow.subtask-deployment")]
public sealed record SubtaskDeployment(
    [property: Id(0)] string AttemptId,
    [property: Id(1)] long JobEpoch,
    [property: Id(2)] string Silo,
    [property: Id(3)] string SlotId,
    [property: Id(4)] string JobGraphBlob,
    [property: Id(5)] IReadOnlyList<EdgePeers> Inputs,
    [property: Id(6)] IReadOnlyList<EdgePeers> Outputs);

/// <summary>The attempts at the other ends of an edge's channels.</summary>
/// <param name="EdgeId">The edge.</param>
/// <param name="Peers">The attempts, by their subtask index.</param>
[GenerateSerializer]
[Immutable]
[Alias("orleansflow.edge-peers")]
public sealed record EdgePeers([property: Id(0)] string EdgeId, [property: Id(1)] IReadOnlyList<Peer> Peers);

/// <summary>The attempt at the other end of a channel.</summary>
/// <param name="Subtask">Its subtask index.</param>
/// <param name="Attempt">Its number.</param>
/// <param name="Silo">Its silo, as SiloAddress.ToParsableString prints it.</param>
[GenerateSerializer]
[Immutable]
[Alias("orleansflow.peer")]
public readonly record struct Peer([property: Id(0)] int Subtask, [property: Id(1)] int Attempt, [property: Id(2)] string Silo);

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
