using System.CommandLine;
using OrleansFlow.Client;
using OrleansFlow.Configuration;

namespace OrleansFlow.Cli.Commands;

/// <summary>The options that name a cluster.</summary>
internal sealed class ClusterArguments
{
    /// <summary>What a user should know who names no cluster where one is needed.</summary>
    public const string Missing =
#if ORLEANS_EMBEDDED
        "-m host:port is missing; clusters of other processes need the Orleans packages besides, and this build uses the embedded runtime (build with -p:OrleansRuntime=packages).";
#else
        "-m host:port is missing.";
#endif

    private readonly Option<string?> _master = new("--master", "-m") { Description = "Gateway of the cluster, host:port; without it the program runs in this process." };
    private readonly Option<string?> _clusterId = new("--cluster-id") { Description = $"Id of the cluster (default: {PipelineOptions.ClusterId.DefaultValue})." };
    private readonly Option<string?> _serviceId = new("--service-id") { Description = $"Service id of the cluster (default: {PipelineOptions.ServiceId.DefaultValue})." };

    public void AddTo(Command command)
    {
        command.Add(_master);
        command.Add(_clusterId);
        command.Add(_serviceId);
    }

    public bool IsNamed(ParseResult result) => result.GetValue(_master) is not null;

    /// <summary>Sets the options of a program's environment.</summary>
    public void ApplyTo(JobConfiguration configuration, ParseResult result)
    {
        Set(PipelineOptions.Master, _master);
        Set(PipelineOptions.ClusterId, _clusterId);
        Set(PipelineOptions.ServiceId, _serviceId);

        void Set(ConfigOption<string> option, Option<string?> from)
        {
            if (result.GetValue(from) is { } value)
            {
                configuration.Set(option, value);
            }
        }
    }

    /// <summary>Connects to the cluster that must be named.</summary>
    public Task<OrleansFlowClient> ConnectAsync(ParseResult result, CancellationToken cancellationToken)
    {
        string master = result.GetValue(_master)
            ?? throw new CommandException($"no cluster is named: {Missing}");
        string clusterId = result.GetValue(_clusterId) ?? PipelineOptions.ClusterId.DefaultValue;
        string serviceId = result.GetValue(_serviceId) ?? PipelineOptions.ServiceId.DefaultValue;
        return OrleansFlowClient.ConnectAsync(master, clusterId, serviceId, cancellationToken);
    }
}
