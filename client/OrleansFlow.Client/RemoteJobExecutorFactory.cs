using System.Runtime.CompilerServices;
using OrleansFlow.Configuration;
using OrleansFlow.Execution;
using OrleansFlow.Graph;
using OrleansFlow.Hosting;

namespace OrleansFlow.Client;

/// <summary>Makes executors for programs that name a cluster (RemoteExecutorFactory).</summary>
public sealed class RemoteJobExecutorFactory : IJobExecutorFactory
{
    /// <summary>The target <c>remote</c>.</summary>
    public string Target => "remote";

    /// <summary>True: each silo loads the program from what is shipped.</summary>
    public bool ShipsAssemblies => true;

    /// <inheritdoc />
    public IJobExecutor Create(JobConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        string master = configuration.Get(PipelineOptions.Master);
        return master.Length > 0
            ? new Executor(ClusterAddress.Parse(master, configuration.Get(PipelineOptions.ClusterId), configuration.Get(PipelineOptions.ServiceId)))
            : throw new JobSubmissionException($"No cluster is named: option '{PipelineOptions.Master.Key}' must be host:port of a silo's gateway.");
    }

#pragma warning disable CA2255 // Programs find the factories by the assembly alone: they name no type of it.
    [ModuleInitializer]
    internal static void Register()
    {
        JobExecutors.Register(new LocalJobExecutorFactory());
        JobExecutors.Register(new RemoteJobExecutorFactory());
    }
#pragma warning restore CA2255

    private sealed class Executor(ClusterAddress address) : IJobExecutor
    {
        public async Task<IJobClient> SubmitAsync(JobGraph graph, IReadOnlyList<ProgramAssembly> assemblies, CancellationToken cancellationToken)
        {
            OrleansFlowClient client = await OrleansFlowClient.ConnectAsync(address.ToString(), address.ClusterId, address.ServiceId, cancellationToken);
            return await client.SubmitAndOwnAsync(graph, assemblies, cancellationToken);
        }
    }
}
