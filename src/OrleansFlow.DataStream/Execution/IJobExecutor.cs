using OrleansFlow.Graph;

namespace OrleansFlow.Execution;

/// <summary>Takes job graphs to where they run (org.apache.flink.core.execution.PipelineExecutor).</summary>
public interface IJobExecutor
{
    /// <summary>Hands over a job.</summary>
    /// <param name="graph">The job.</param>
    /// <param name="assemblies">The program's assemblies; a cluster gets those that <see cref="JobGraph.UserAssemblies"/> names.</param>
    /// <param name="cancellationToken">Gives up waiting; the job may have been taken all the same.</param>
    /// <returns>A handle on the job, once it is taken.</returns>
    /// <exception cref="JobSubmissionException">The job is refused; the message says why.</exception>
    Task<IJobClient> SubmitAsync(JobGraph graph, IReadOnlyList<ProgramAssembly> assemblies, CancellationToken cancellationToken);
}
