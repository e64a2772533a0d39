namespace OrleansFlow.Graph;

/// <summary>An edge between vertices; one pipelined result of the producer (JobEdge and IntermediateDataSet).</summary>
/// <param name="Id">Id, unique in the job.</param>
/// <param name="Source">The producer.</param>
/// <param name="Target">The consumer.</param>
/// <param name="Pattern">Which channels there are.</param>
/// <param name="Partitioner">Name of the partitioner.</param>
public sealed record JobEdge(string Id, JobVertexId Source, JobVertexId Target, DistributionPattern Pattern, string Partitioner);
