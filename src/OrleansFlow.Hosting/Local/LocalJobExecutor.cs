using OrleansFlow.Configuration;
using OrleansFlow.Execution;
using OrleansFlow.Graph;

namespace OrleansFlow.Hosting;

/// <summary>Runs each job on a cluster of its own inside the process, which lives as long as the job's handle (LocalExecutor).</summary>
/// <param name="configuration">The environment's configuration.</param>
internal sealed class LocalJobExecutor(JobConfiguration configuration) : IJobExecutor
{
    public async Task<IJobClient> SubmitAsync(JobGraph graph, IReadOnlyList<ProgramAssembly> assemblies, CancellationToken cancellationToken)
    {
        int slots = configuration.Get(LocalOptions.TaskSlots);
        LocalCluster cluster = await LocalCluster.StartAsync(
            new LocalClusterOptions
            {
                Silos = configuration.Get(LocalOptions.Silos),
                TaskSlots = slots == 0 ? null : slots,
                ProgramContext = LocalProgram.Context,
            },
            cancellationToken);
        try
        {
            return await cluster.SubmitAsync(graph, cluster.DisposeAsync, cancellationToken);
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }
}
