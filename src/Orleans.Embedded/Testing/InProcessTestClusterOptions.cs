using Microsoft.Extensions.Hosting;

namespace Orleans.TestingHost;

/// <summary>The options of an in-process test cluster.</summary>
public sealed class InProcessTestClusterOptions
{
    /// <summary>The cluster.</summary>
    public string ClusterId { get; set; } = "";

    /// <summary>The service.</summary>
    public string ServiceId { get; set; } = "";

    /// <summary>Silos at the start.</summary>
    public short InitialSilosCount { get; set; }

    /// <summary>Whether deployment starts the client; true by default.</summary>
    public bool InitializeClientOnDeploy { get; set; } = true;

    /// <summary>Whether logs go to a file; false by default.</summary>
    public bool ConfigureFileLogging { get; set; }

    /// <summary>Whether all silos have the same grains; true by default.</summary>
    public bool AssumeHomogenousSilosForTesting { get; set; } = true;

    /// <summary>Whether each silo is a gateway; true by default.</summary>
    public bool GatewayPerSilo { get; set; } = true;

    /// <summary>Whether the machine's statistics are used; false by default.</summary>
    public bool UseRealEnvironmentStatistics { get; set; }

    /// <summary>What configures the hosts of silos.</summary>
    public List<Action<InProcessTestSiloSpecificOptions, IHostApplicationBuilder>> SiloHostConfigurationDelegates { get; } = [];

    /// <summary>What configures the host of the client.</summary>
    public List<Action<IHostApplicationBuilder>> ClientHostConfigurationDelegates { get; } = [];

    internal Embedded.Simulation.DeterministicRuntime? Simulation { get; set; }
}
