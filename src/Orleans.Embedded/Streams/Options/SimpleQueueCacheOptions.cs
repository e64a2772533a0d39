namespace Orleans.Configuration;

/// <summary>How much of a queue is held.</summary>
public class SimpleQueueCacheOptions
{
    /// <summary>Default of <see cref="CacheSize"/>.</summary>
    public const int DEFAULT_CACHE_SIZE = 4096;

    /// <summary>The most batches, at least 1; 4096 unless set.</summary>
    public int CacheSize { get; set; } = DEFAULT_CACHE_SIZE;
}
