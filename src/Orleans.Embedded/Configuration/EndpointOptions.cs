namespace Orleans.Configuration;

/// <summary>Where a silo is reached.</summary>
public class EndpointOptions
{
    /// <summary>11111.</summary>
    public const int DEFAULT_SILO_PORT = 11111;

    /// <summary>30000.</summary>
    public const int DEFAULT_GATEWAY_PORT = 30000;

    /// <summary>The address; loopback by default.</summary>
    public System.Net.IPAddress AdvertisedIPAddress { get; set; } = System.Net.IPAddress.Loopback;

    /// <summary>The port for silos; 11111 by default.</summary>
    public int SiloPort { get; set; } = DEFAULT_SILO_PORT;

    /// <summary>The port for clients; 30000 by default, 0 for none.</summary>
    public int GatewayPort { get; set; } = DEFAULT_GATEWAY_PORT;

    /// <summary>Where silos are listened for.</summary>
    public System.Net.IPEndPoint? SiloListeningEndpoint { get; set; }

    /// <summary>Where clients are listened for.</summary>
    public System.Net.IPEndPoint? GatewayListeningEndpoint { get; set; }
}
