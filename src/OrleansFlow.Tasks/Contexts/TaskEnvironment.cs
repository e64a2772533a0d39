using OrleansFlow.Functions;
using OrleansFlow.Runtime;

namespace OrleansFlow.Tasks.Contexts;

/// <summary>What the operators of one task share (org.apache.flink.runtime.execution.Environment).</summary>
/// <param name="Job">The job.</param>
/// <param name="VertexName">Name of the vertex.</param>
/// <param name="GlobalJobParameters">The job's own parameters.</param>
/// <param name="DistributedCache">The files that came with the job.</param>
/// <param name="Runtime">Clock, scheduler, files and services of the silo.</param>
/// <param name="Accumulators">The task's accumulators.</param>
internal sealed record TaskEnvironment(
    JobInfo Job,
    string VertexName,
    IReadOnlyDictionary<string, string> GlobalJobParameters,
    IDistributedCache DistributedCache,
    RuntimeServices Runtime,
    AccumulatorRegistry Accumulators);
