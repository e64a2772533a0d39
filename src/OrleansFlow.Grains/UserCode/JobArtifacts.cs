using OrleansFlow.Graph;

namespace OrleansFlow.Grains.UserCode;

/// <summary>What a silo needs of a job: its graph and its code. Shared by all of the job that runs on the silo.</summary>
/// <param name="Graph">The job graph.</param>
/// <param name="Code">The user's code.</param>
/// <param name="Files">The files that came with the job; fetched by the first subtask.</param>
internal sealed record JobArtifacts(JobGraph Graph, IUserCode Code, JobFiles Files);
