using Microsoft.Extensions.DependencyInjection;
using Orleans.Streams;
using OrleansFlow.Hosting;

namespace OrleansFlow.Connectors.Orleans.Tests;

internal static class Clusters
{
    public const string Provider = "events";

    public static Task<LocalCluster> StartAsync(int silos = 1) => LocalCluster.StartAsync(new LocalClusterOptions
    {
        Silos = silos,
        TaskSlots = 4,
        ConfigureSilo = static silo => silo.AddMemoryGrainStorage("PubSubStore").AddMemoryStreams(Provider),
    });

    public static IAsyncStream<T> Stream<T>(this LocalCluster cluster, string ns, string key, int silo = 0) =>
        cluster.Silos[silo].GetRequiredKeyedService<IStreamProvider>(Provider).GetStream<T>(StreamId.Create(ns, key));
}
