using Microsoft.Extensions.Options;
using Orleans.Embedded.Simulation;

namespace Orleans.Embedded;

/// <summary>What a client runs on and which cluster it belongs to.</summary>
internal sealed class ClientEnvironment
{
    public ClientEnvironment(IServiceProvider services, IOptions<ClusterOptions> cluster)
    {
        var simulated = services.GetService<SimulatedNode>();
        Processor = simulated is not null ? simulated.Processor : new ThreadPoolProcessor(services.GetRequiredService<TimeProvider>());
        Network = simulated?.Network ?? ClusterNetwork.Of(cluster.Value);
    }

    public NodeProcessor Processor { get; }

    public ClusterNetwork Network { get; }
}
