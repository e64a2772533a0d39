using System.Runtime.CompilerServices;
using OrleansFlow.Configuration;
using OrleansFlow.Execution;

namespace OrleansFlow.Hosting;

/// <summary>Makes executors for programs that name no cluster (LocalExecutorFactory).</summary>
public sealed class LocalJobExecutorFactory : IJobExecutorFactory
{
    /// <summary>The target <c>local</c>.</summary>
    public string Target => "local";

    /// <summary>False: jobs use the program's own types.</summary>
    public bool ShipsAssemblies => false;

    /// <inheritdoc />
    public IJobExecutor Create(JobConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return new LocalJobExecutor(configuration);
    }

#pragma warning disable CA2255 // Programs find the factory by the assembly alone: they name no type of it.
    [ModuleInitializer]
    internal static void Register() => JobExecutors.Register(new LocalJobExecutorFactory());
#pragma warning restore CA2255
}
