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
