namespace OrleansFlow.Grains.Dispatcher;

/// <summary>A job on its way to the cluster.</summary>
/// <param name="JobId">Id of the job, 32 hexadecimal digits.</param>
/// <param name="Name">Name of the job.</param>
/// <param name="JobGraphBlob">Key of the serialized job graph in the blob store.</param>
[GenerateSerializer]
[Immutable]
[Alias("orleansflow.job-submission")]
public sealed record JobSubmission([property: Id(0)] string JobId, [property: Id(1)] string Name, [property: Id(2)] string JobGraphBlob);
