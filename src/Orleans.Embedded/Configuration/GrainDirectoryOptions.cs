namespace Orleans.Configuration;

/// <summary>The directory.</summary>
public class GrainDirectoryOptions
{
    /// <summary>Entries in the cache; 1,000,000 by default.</summary>
    public int CacheSize { get; set; } = 1000000;

    /// <summary>Wait before dead entries are removed; 1 minute by default.</summary>
    public TimeSpan LazyDeregistrationDelay { get; set; } = TimeSpan.FromMinutes(1);
}
