namespace OrleansFlow.Functions;

/// <summary>A job, as its functions see it.</summary>
/// <param name="Id">Id of the job.</param>
/// <param name="Name">Name of the job.</param>
public sealed record JobInfo(JobId Id, string Name);
