using System.Net;

namespace Orleans.Hosting;

/// <summary>Clustering of silos inside this process.</summary>
public static class CoreHostingExtensions
{
    /// <summary>A silo on this machine; silos of one process with the same cluster find each other.</summary>
    public static ISiloBuilder UseLocalhostClustering(this ISiloBuilder builder, int siloPort = EndpointOptions.DEFAULT_SILO_PORT, int gatewayPort = EndpointOptions.DEFAULT_GATEWAY_PORT, IPEndPoint? primarySiloEndpoint = null, string serviceId = "dev", string clusterId = "dev")
    {
        builder.Configure<EndpointOptions>(options =>
        {
            options.AdvertisedIPAddress = IPAddress.Loopback;
            options.SiloPort = siloPort;
            options.GatewayPort = gatewayPort;
        });
        builder.UseDevelopmentClustering(primarySiloEndpoint ?? new IPEndPoint(IPAddress.Loopback, siloPort));
        return builder.Configure<ClusterOptions>(options =>
        {
            options.ServiceId = serviceId;
            options.ClusterId = clusterId;
        });
    }

    /// <summary>Membership held by one silo; here, by the process.</summary>
    public static ISiloBuilder UseDevelopmentClustering(this ISiloBuilder builder, IPEndPoint? primarySiloEndpoint) =>
        builder.Configure<DevelopmentClusterMembershipOptions>(options => options.PrimarySiloEndpoint = primarySiloEndpoint);

    /// <summary>Membership held by one silo; here, by the process.</summary>
    public static ISiloBuilder UseDevelopmentClustering(this ISiloBuilder builder, Action<DevelopmentClusterMembershipOptions> configureOptions) => builder.Configure(configureOptions);

    /// <summary>Propagates activities with calls; calls inside of one process keep theirs anyway.</summary>
    public static ISiloBuilder AddActivityPropagation(this ISiloBuilder builder) => builder;
}
