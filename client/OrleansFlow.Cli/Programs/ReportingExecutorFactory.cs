using OrleansFlow.Configuration;
using OrleansFlow.Execution;
using OrleansFlow.Graph;

namespace OrleansFlow.Cli.Programs;

/// <summary>
/// Hands jobs to the usual executor and prints their ids; detached, it lets the program believe that they have ended. Jobs inside
/// this process can be waited for.
/// </summary>
internal sealed class ReportingExecutorFactory(string target, bool detached) : IJobExecutorFactory
{
    private readonly IJobExecutorFactory _inner = JobExecutors.Find(target);
    private readonly List<RunningJobClient> _local = [];

    public string Target => _inner.Target;

    public bool ShipsAssemblies => _inner.ShipsAssemblies;

    public IJobExecutor Create(JobConfiguration configuration) => new Executor(this, _inner.Create(configuration));

    /// <summary>Waits for the jobs inside this process that the program has not waited for.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="JobExecutionException">One failed.</exception>
    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        foreach (RunningJobClient job in _local)
        {
            await job.SettleAsync(cancellationToken);
        }
    }

    private IJobClient Report(IJobClient client)
    {
        Console.WriteLine($"Job has been submitted with JobID {client.JobId}");
        if (ShipsAssemblies)
        {
            return detached ? new DetachedJobClient(client) : client;
        }

        var job = new RunningJobClient(client);
        _local.Add(job);
        return job;
    }

    private sealed class Executor(ReportingExecutorFactory factory, IJobExecutor inner) : IJobExecutor
    {
        public async Task<IJobClient> SubmitAsync(JobGraph graph, IReadOnlyList<ProgramAssembly> assemblies, CancellationToken cancellationToken) =>
            factory.Report(await inner.SubmitAsync(graph, assemblies, cancellationToken));
    }
}
