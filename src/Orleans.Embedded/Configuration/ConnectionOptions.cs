namespace Orleans.Configuration;

/// <summary>Connections.</summary>
public class ConnectionOptions
{
    /// <summary>How long opening may take; 5 s by default.</summary>
    public TimeSpan OpenConnectionTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Between tries; 1 s by default.</summary>
    public TimeSpan ConnectionRetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Connections to one silo; 1 by default.</summary>
    public int ConnectionsPerEndpoint { get; set; } = 1;
}
