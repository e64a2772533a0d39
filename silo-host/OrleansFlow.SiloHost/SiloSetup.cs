using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using OrleansFlow.Configuration;
using OrleansFlow.Hosting;
using OrleansFlow.SiloHost.Clustering;

namespace OrleansFlow.SiloHost;

/// <summary>Makes a silo of the options.</summary>
internal static class SiloSetup
{
    public static string? FindRuntimeError(SiloHostOptions options) =>
        options.Clustering == SiloClustering.Standalone ? null : NetworkClustering.Unavailable;

    public static void Configure(HostApplicationBuilder builder, SiloHostOptions options) =>
        builder.UseOrleans(silo =>
        {
            silo.Configure<ClusterOptions>(o =>
            {
                o.ClusterId = options.ClusterId;
                o.ServiceId = options.ServiceId;
            });
            if (options.Clustering == SiloClustering.Redis)
            {
                NetworkClustering.ConfigureEndpoints(silo, options);
                NetworkClustering.UseRedis(silo, options, OrleansFlowOptions.DefaultStorageProvider);
            }
            else
            {
                silo.UseLocalhostClustering(options.SiloPort, options.GatewayPort, serviceId: options.ServiceId, clusterId: options.ClusterId);
                silo.AddMemoryGrainStorage(OrleansFlowOptions.DefaultStorageProvider);
            }

            silo.AddOrleansFlow();
        });
}
