namespace OrleansFlow.Grains.Subtasks;

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
