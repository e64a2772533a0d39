namespace Orleans.Configuration;

/// <summary>How long delivered items are kept for subscribers that rewind.</summary>
public class StreamCacheEvictionOptions
{
    /// <summary>Default of <see cref="DataMinTimeInCache"/>.</summary>
    public static readonly TimeSpan DefaultDataMinTimeInCache = TimeSpan.FromMinutes(5);

    /// <summary>Default of <see cref="DataMaxAgeInCache"/>.</summary>
    public static readonly TimeSpan DefaultDataMaxAgeInCache = TimeSpan.FromMinutes(30);

    /// <summary>Time for which an item is kept at least; 5 min unless set.</summary>
    public TimeSpan DataMinTimeInCache { get; set; } = DefaultDataMinTimeInCache;

    /// <summary>Difference of age to the newest item beyond which an item is dropped; 30 min unless set.</summary>
    public TimeSpan DataMaxAgeInCache { get; set; } = DefaultDataMaxAgeInCache;

    /// <summary>Time for which the metadata of dropped items is kept; not needed by memory queues.</summary>
    public TimeSpan? MetadataMinTimeInCache { get; set; } = DefaultDataMinTimeInCache.Multiply(2);
}
