namespace Orleans.TestingHost;

/// <summary>The options of a test cluster.</summary>
public class TestClusterOptions
{
    /// <summary>The cluster.</summary>
    public string ClusterId { get; set; } = "";

    /// <summary>The service.</summary>
    public string ServiceId { get; set; } = "";

    /// <summary>The first port for silos; chosen by default.</summary>
    public int BaseSiloPort { get; set; }

    /// <summary>The first port for clients; chosen by default.</summary>
    public int BaseGatewayPort { get; set; }

    /// <summary>Silos at the start.</summary>
    public short InitialSilosCount { get; set; }

    /// <summary>Whether membership is held by the test; true by default.</summary>
    public bool UseTestClusterMembership { get; set; } = true;

    /// <summary>Whether deployment starts the client; true by default.</summary>
    public bool InitializeClientOnDeploy { get; set; } = true;

    /// <summary>Whether logs go to a file; false by default.</summary>
    public bool ConfigureFileLogging { get; set; }

    /// <summary>Whether all silos have the same grains; true by default.</summary>
    public bool AssumeHomogenousSilosForTesting { get; set; } = true;

    /// <summary>Whether each silo is a gateway; true by default.</summary>
    public bool GatewayPerSilo { get; set; } = true;

    /// <summary>How silos connect; always inside the process here.</summary>
    public ConnectionTransportType ConnectionTransport { get; set; } = ConnectionTransportType.InMemory;

    /// <summary>The names of the classes that configure silos.</summary>
    public List<string?> SiloBuilderConfiguratorTypes { get; } = [];

    /// <summary>The names of the classes that configure the client.</summary>
    public List<string?> ClientBuilderConfiguratorTypes { get; } = [];
}
