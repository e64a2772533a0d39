using Microsoft.Extensions.Options;
using Orleans.Embedded.Simulation;

namespace Orleans.Embedded;

/// <summary>The silo's name and addresses, and what it runs on.</summary>
internal sealed class SiloDetails : ILocalSiloDetails
{
    public SiloDetails(IServiceProvider services, IOptions<SiloOptions> silo, IOptions<ClusterOptions> cluster, IOptions<EndpointOptions> endpoints)
    {
        Name = silo.Value.SiloName;
        ClusterId = cluster.Value.ClusterId;
        DnsHostName = "localhost";
        var simulated = services.GetService<SimulatedNode>();
        Processor = simulated is not null ? simulated.Processor : new ThreadPoolProcessor(services.GetRequiredService<TimeProvider>());
        Network = simulated?.Network ?? ClusterNetwork.Of(cluster.Value);
        var generation = Processor.NewGeneration();
        SiloAddress = SiloAddress.New(endpoints.Value.AdvertisedIPAddress, endpoints.Value.SiloPort, generation);
        GatewayAddress = SiloAddress.New(endpoints.Value.AdvertisedIPAddress, endpoints.Value.GatewayPort, 0);
    }

    public string Name { get; }

    public string ClusterId { get; }

    public string DnsHostName { get; }

    public SiloAddress SiloAddress { get; }

    public SiloAddress GatewayAddress { get; }

    public NodeProcessor Processor { get; }

    public ClusterNetwork Network { get; }
}
