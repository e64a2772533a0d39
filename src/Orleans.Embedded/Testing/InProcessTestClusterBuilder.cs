using Microsoft.Extensions.Hosting;
using Orleans.Embedded.Simulation;

namespace Orleans.TestingHost;

/// <summary>Builds a cluster in this process.</summary>
public sealed class InProcessTestClusterBuilder
{
    private static int _clusters;

    /// <summary>A cluster of two silos.</summary>
    public InProcessTestClusterBuilder()
        : this(2)
    {
    }

    /// <summary>A cluster of so many silos.</summary>
    public InProcessTestClusterBuilder(short initialSilosCount)
    {
        Options.InitialSilosCount = initialSilosCount;
        Options.ClusterId = CreateClusterId();
        Options.ServiceId = Options.ClusterId + "-service";
    }

    /// <summary>The options.</summary>
    public InProcessTestClusterOptions Options { get; } = new();

    /// <summary>Gives ports.</summary>
    public ITestClusterPortAllocator PortAllocator { get; } = new TestClusterPortAllocator();

    /// <summary>A name that no other cluster of this process has.</summary>
    public static string CreateClusterId() => $"testcluster-{Environment.ProcessId}-{Interlocked.Increment(ref _clusters)}";

    /// <summary>Configures silos.</summary>
    public InProcessTestClusterBuilder ConfigureSilo(Action<InProcessTestSiloSpecificOptions, ISiloBuilder> configureSiloDelegate)
    {
        Options.SiloHostConfigurationDelegates.Add((silo, host) => host.UseOrleans(builder => configureSiloDelegate(silo, builder)));
        return this;
    }

    /// <summary>Configures the hosts of silos.</summary>
    public InProcessTestClusterBuilder ConfigureSiloHost(Action<InProcessTestSiloSpecificOptions, IHostApplicationBuilder> configureSiloHostDelegate)
    {
        Options.SiloHostConfigurationDelegates.Add(configureSiloHostDelegate);
        return this;
    }

    /// <summary>Configures the client.</summary>
    public InProcessTestClusterBuilder ConfigureClient(Action<IClientBuilder> configureClientDelegate)
    {
        Options.ClientHostConfigurationDelegates.Add(host => host.UseOrleansClient(configureClientDelegate));
        return this;
    }

    /// <summary>Configures the host of the client.</summary>
    public InProcessTestClusterBuilder ConfigureClientHost(Action<IHostApplicationBuilder> configureHostDelegate)
    {
        Options.ClientHostConfigurationDelegates.Add(configureHostDelegate);
        return this;
    }

    /// <summary>Configures the hosts of silos and client.</summary>
    public InProcessTestClusterBuilder ConfigureHost(Action<IHostApplicationBuilder> configureDelegate)
    {
        Options.SiloHostConfigurationDelegates.Add((_, host) => configureDelegate(host));
        Options.ClientHostConfigurationDelegates.Add(configureDelegate);
        return this;
    }

    /// <summary>Runs the cluster in a simulation: deterministically, by a seed, in virtual time. Embedded runtime only.</summary>
    public InProcessTestClusterBuilder UseDeterministicScheduling(ulong seed) => UseDeterministicScheduling(new DeterministicRuntime(new SimulationOptions { Seed = seed }));

    /// <summary>Runs the cluster in a simulation. Embedded runtime only.</summary>
    public InProcessTestClusterBuilder UseDeterministicScheduling(DeterministicRuntime runtime)
    {
        Options.Simulation = runtime;
        Options.ClusterId = "simulation";
        Options.ServiceId = "simulation-service";
        return this;
    }

    /// <summary>The cluster, not yet deployed.</summary>
    public InProcessTestCluster Build() => new(Options, PortAllocator);
}
