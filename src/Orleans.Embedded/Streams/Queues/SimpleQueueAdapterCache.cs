using Orleans.Streams;

namespace Orleans.Providers.Streams.Common;

/// <summary>Holds so many batches of a queue; more are not read before some were delivered.</summary>
public class SimpleQueueAdapterCache : IQueueAdapterCache
{
    /// <summary>A cache of a size.</summary>
    /// <param name="options">The size.</param>
    /// <param name="providerName">Name of the stream provider.</param>
    /// <param name="loggerFactory">Not needed by the embedded runtime.</param>
    /// <exception cref="OrleansConfigurationException">The size is not positive.</exception>
    public SimpleQueueAdapterCache(SimpleQueueCacheOptions options, string providerName, ILoggerFactory loggerFactory)
    {
        ArgumentNullException.ThrowIfNull(options);
        Size = options.CacheSize > 0
            ? options.CacheSize
            : throw new OrleansConfigurationException($"SimpleQueueCacheOptions of stream provider {providerName} is invalid: CacheSize is {options.CacheSize} and must be larger than zero.");
    }

    internal int Size { get; }
}
