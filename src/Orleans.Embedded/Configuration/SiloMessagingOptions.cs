namespace Orleans.Configuration;

/// <summary>Calls made on a silo.</summary>
public class SiloMessagingOptions : MessagingOptions
{
    /// <summary>How long the runtime waits for its own calls; 30 s by default.</summary>
    public TimeSpan SystemResponseTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a message is forwarded; 2 by default.</summary>
    public int MaxForwardCount { get; set; } = 2;

    /// <summary>When a long request is warned of; 30 s by default.</summary>
    public TimeSpan RequestProcessingWarningTime { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>When a request counts as stuck; 2 hours by default.</summary>
    public TimeSpan MaxRequestProcessingTime { get; set; } = TimeSpan.FromHours(2);

    /// <summary>When a silent client is forgotten; 1 minute by default.</summary>
    public TimeSpan ClientDropTimeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Whether all silos have the same grains; false by default.</summary>
    public bool AssumeHomogenousSilosForTesting { get; set; }
}
