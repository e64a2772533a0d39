namespace Orleans.Hosting;

/// <summary>Settings of memory streams.</summary>
public static class MemoryStreamConfiguratorExtensions
{
    /// <summary>Sets the number of queues; silos and clients of a cluster must agree on it.</summary>
    /// <param name="configurator">The provider's configurator.</param>
    /// <param name="numOfQueues">Number of queues, at least 1.</param>
    public static void ConfigurePartitioning(this IMemoryStreamConfigurator configurator, int numOfQueues = HashRingStreamQueueMapperOptions.DEFAULT_NUM_QUEUES) =>
        configurator.Configure<HashRingStreamQueueMapperOptions>(builder => builder.Configure(options => options.TotalQueueCount = numOfQueues));
}
