using System.Net;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using StackExchange.Redis;

namespace OrleansFlow.SiloHost.Clustering;

/// <summary>Clusters of several processes.</summary>
internal static class NetworkClustering
{
    /// <summary>Why this build cannot join processes, or null.</summary>
    public static string? Unavailable => null;

    public static void UseRedis(ISiloBuilder silo, SiloHostOptions options, string storageName)
    {
        silo.UseRedisClustering(options.Redis);
        silo.AddRedisGrainStorage(storageName, o => o.ConfigurationOptions = ConfigurationOptions.Parse(options.Redis));
        silo.AddRedisGrainStorage("PubSubStore", o => o.ConfigurationOptions = ConfigurationOptions.Parse(options.Redis));

        // A dead silo is voted out within seconds: jobs wait for it.
        silo.Configure<ClusterMembershipOptions>(o =>
        {
            o.ProbeTimeout = TimeSpan.FromSeconds(1);
            o.NumMissedProbesLimit = 3;
            o.TableRefreshTimeout = TimeSpan.FromSeconds(5);
            o.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(5);
        });
    }

    public static void ConfigureEndpoints(ISiloBuilder silo, SiloHostOptions options) =>
        silo.ConfigureEndpoints(IPAddress.Parse(options.AdvertisedAddress), options.SiloPort, options.GatewayPort, listenOnAnyHostAddress: false);
}
