using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using OrleansFlow.Configuration;
using OrleansFlow.Hosting;
using OrleansFlow.SiloHost.Clustering;

namespace OrleansFlow.SiloHost;

/// <summary>Makes a silo of the options.</summary>
internal static class SiloSetup
{
    /// <summary>Why this build cannot do what the options ask for, or null.</summary>
    /// <param name="options">The options.</param>
    public static string? FindRuntimeError(SiloHostOptions options) =>
        options.Clustering == SiloClustering.Standalone ? null : NetworkClustering.Unavailable;

    /// <summary>Why the silo did not start, in one sentence.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="options">The options.</param>
    public static string Describe(Exception exception, SiloHostOptions options)
    {
        string redis = options.Clustering == SiloClustering.Redis ? $", Redis {options.Redis}" : "";
        return exception is OptionsValidationException
            ? $"the configuration cannot be used: {exception.Message}"
            : $"the silo cannot start (silo port {options.SiloPort}, gateway port {options.GatewayPort}{redis}): {exception.Message.ReplaceLineEndings(" ")}";
    }

    /// <summary>Adds the silo to a host.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="options">The options.</param>
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
