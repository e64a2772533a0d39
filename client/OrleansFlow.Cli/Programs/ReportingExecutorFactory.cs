using OrleansFlow.Configuration;
using OrleansFlow.Execution;
using OrleansFlow.Graph;

namespace OrleansFlow.Cli.Programs;

/// <summary>Hands jobs to the usual executor and prints their ids; detached, it lets the program believe that they have ended.</summary>
internal sealed class ReportingExecutorFactory(string target, bool detached) : IJobExecutorFactory
{
    private readonly IJobExecutorFactory _inner = JobExecutors.Find(target);

    public string Target => _inner.Target;

    public bool ShipsAssemblies => _inner.ShipsAssemblies;

    public IJobExecutor Create(JobConfiguration configuration) => new Executor(_inner.Create(configuration), detached);

    private sealed class Executor(IJobExecutor inner, bool detached) : IJobExecutor
    {
        public async Task<IJobClient> SubmitAsync(JobGraph graph, IReadOnlyList<ProgramAssembly> assemblies, CancellationToken cancellationToken)
        {
            IJobClient client = await inner.SubmitAsync(graph, assemblies, cancellationToken);
            Console.WriteLine($"Job has been submitted with JobID {client.JobId}");
            return detached ? new DetachedJobClient(client) : client;
        }
    }
}
