using OrleansFlow.Configuration;
using OrleansFlow.Execution;
using OrleansFlow.Graph;
using OrleansFlow.Hosting;

namespace OrleansFlow.Testing.Clusters;

/// <summary>Runs jobs on a cluster that is there already.</summary>
/// <param name="cluster">The cluster.</param>
internal sealed class MiniClusterExecutor(LocalCluster cluster) : IJobExecutorFactory, IJobExecutor
{
    public string Target => "mini-cluster";

    public bool ShipsAssemblies => false;

    public IJobExecutor Create(JobConfiguration configuration) => this;

    public Task<IJobClient> SubmitAsync(JobGraph graph, IReadOnlyList<ProgramAssembly> assemblies, CancellationToken cancellationToken) =>
        cluster.SubmitAsync(graph, cancellationToken: cancellationToken);
}
