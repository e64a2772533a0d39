using OrleansFlow.Configuration;
using OrleansFlow.Execution;
using OrleansFlow.Graph;
using OrleansFlow.Hosting;

namespace OrleansFlow.Cli.Demo;

/// <summary>Hands the program to a cluster that is running already, and remembers the job.</summary>
internal sealed class DemoExecutor(LocalCluster cluster) : IJobExecutorFactory, IJobExecutor
{
    private readonly TaskCompletionSource<IJobClient> _job = new();

    /// <summary>The job, once it has been submitted.</summary>
    public Task<IJobClient> Job => _job.Task;

    public string Target => "demo";

    public bool ShipsAssemblies => false;

    public IJobExecutor Create(JobConfiguration configuration) => this;

    public async Task<IJobClient> SubmitAsync(JobGraph graph, IReadOnlyList<ProgramAssembly> assemblies, CancellationToken cancellationToken)
    {
        IJobClient client = await cluster.SubmitAsync(graph, cancellationToken: cancellationToken);
        _job.TrySetResult(client);
        return client;
    }
}
