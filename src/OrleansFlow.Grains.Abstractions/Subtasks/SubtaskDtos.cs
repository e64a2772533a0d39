using OrleansFlow.Grains.Jobs;

namespace OrleansFlow.Grains.Subtasks;

/// <summary>What a subtask grain needs to run its attempt.</summary>
/// <param name="AttemptId">job/vertex/subtask/attempt.</param>
/// <param name="JobEpoch">Epoch of the job master that deploys; lower ones are fenced off.</param>
/// <param name="Silo">The silo of the slot, as SiloAddress.ToParsableString prints it.</param>
/// <param name="SlotId">The slot.</param>
/// <param name="JobGraphBlob">Key of the serialized job graph in the blob store.</param>
/// <param name="Table">Where the subtasks of this vertex and of its neighbours run.</param>
[GenerateSerializer]
[Immutable]
[Alias("orleansflow.subtask-deployment")]
public sealed record SubtaskDeployment(
    [property: Id(0)] string AttemptId,
    [property: Id(1)] long JobEpoch,
    [property: Id(2)] string Silo,
    [property: Id(3)] string SlotId,
    [property: Id(4)] string JobGraphBlob,
    [property: Id(5)] PlacementTable Table);

/// <summary>Some or all subtasks of a vertex, to be deployed.</summary>
/// <param name="JobId">The job.</param>
/// <param name="VertexId">The vertex.</param>
/// <param name="JobEpoch">Epoch of the job master that deploys; lower ones are fenced off.</param>
/// <param name="JobGraphBlob">Key of the serialized job graph in the blob store.</param>
/// <param name="Subtasks">Indices of the subtasks to deploy.</param>
/// <param name="Slots">The slot of each of them.</param>
/// <param name="Table">Where the subtasks of this vertex and of its neighbours run.</param>
[GenerateSerializer]
[Immutable]
[Alias("orleansflow.vertex-deployment")]
public sealed record VertexDeployment(
    [property: Id(0)] string JobId,
    [property: Id(1)] string VertexId,
    [property: Id(2)] long JobEpoch,
    [property: Id(3)] string JobGraphBlob,
    [property: Id(4)] int[] Subtasks,
    [property: Id(5)] string[] Slots,
    [property: Id(6)] PlacementTable Table);

/// <summary>
/// Attempts and silos of the subtasks of some vertices. A subtask works out its own channels from it and the job graph, so that
/// a deployment stays small however many channels there are.
/// </summary>
/// <param name="Silos">The silos, as SiloAddress.ToParsableString prints them.</param>
/// <param name="Vertices">The vertices.</param>
[GenerateSerializer]
[Immutable]
[Alias("orleansflow.placement-table")]
public sealed record PlacementTable([property: Id(0)] string[] Silos, [property: Id(1)] VertexPlacement[] Vertices);

/// <summary>Attempts and silos of the subtasks of a vertex.</summary>
/// <param name="VertexId">The vertex.</param>
/// <param name="Attempts">Number of the current attempt of each subtask.</param>
/// <param name="SiloIndices">Index of the silo of each subtask in <see cref="PlacementTable.Silos"/>.</param>
[GenerateSerializer]
[Immutable]
[Alias("orleansflow.vertex-placement")]
public sealed record VertexPlacement([property: Id(0)] string VertexId, [property: Id(1)] int[] Attempts, [property: Id(2)] int[] SiloIndices);

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
