using Microsoft.Extensions.Hosting;
using Orleans.Embedded.Simulation;

namespace Orleans.TestingHost;

/// <summary>A cluster in this process.</summary>
public sealed class InProcessTestCluster : TestClusterBase<InProcessSiloHandle>
{
    /// <summary>A cluster, not yet deployed.</summary>
    public InProcessTestCluster(InProcessTestClusterOptions options, ITestClusterPortAllocator portAllocator)
        : base(CoreOf(options), portAllocator) => Options = options;

    /// <summary>The options.</summary>
    public InProcessTestClusterOptions Options { get; }

    /// <summary>The simulation in which the cluster runs; null when it runs on the thread pool. Embedded runtime only.</summary>
    public DeterministicRuntime? Simulation => Options.Simulation;

    /// <inheritdoc/>
    public override Task DeployAsync() => DeployAsync(Options.InitialSilosCount, Options.InitializeClientOnDeploy);

    /// <summary>Starts a silo.</summary>
    public InProcessSiloHandle StartAdditionalSilo() => StartAdditionalSiloAsync().GetAwaiter().GetResult();

    /// <summary>Starts a silo.</summary>
    public async Task<InProcessSiloHandle> StartAdditionalSiloAsync() => (await Core.StartSilosAsync(1))[0];

    /// <summary>Starts a silo.</summary>
    public Task<InProcessSiloHandle> StartAdditionalSiloAsync(bool startAdditionalSiloOnNewPort) => StartAdditionalSiloAsync();

    /// <summary>Starts silos.</summary>
    public Task<List<InProcessSiloHandle>> StartSilosAsync(int silosToStart) => Core.StartSilosAsync(silosToStart);

    /// <summary>Starts a silo of one's own options.</summary>
    public Task<InProcessSiloHandle> CreateSiloAsync(InProcessTestSiloSpecificOptions siloOptions) => Core.StartSiloAsync(siloOptions);

    /// <summary>Stops all silos, the newest first.</summary>
    public Task StopSilosAsync() => Core.StopSilosAsync();

    private static TestClusterCore CoreOf(InProcessTestClusterOptions options) => new(
        options.ClusterId,
        options.ServiceId,
        options.Simulation,
        (core, silo) => core.StartHostAsync(BuildSiloHost(options, core, silo), silo),
        core => BuildClientHost(options, core)) { HasGatewayPerSilo = options.GatewayPerSilo };

    private static IHost BuildSiloHost(InProcessTestClusterOptions options, TestClusterCore core, InProcessTestSiloSpecificOptions silo)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = silo.SiloName, EnvironmentName = "Development" });
        core.AddSimulation(builder.Services, silo.SiloName);
        builder.UseOrleans(orleans => core.ConfigureSilo(orleans, silo));
        foreach (var configure in options.SiloHostConfigurationDelegates)
        {
            configure(silo, builder);
        }

        return builder.Build();
    }

    private static IHost BuildClientHost(InProcessTestClusterOptions options, TestClusterCore core)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = "client", EnvironmentName = "Development" });
        core.AddSimulation(builder.Services, "client");
        builder.UseOrleansClient(core.ConfigureClient);
        foreach (var configure in options.ClientHostConfigurationDelegates)
        {
            configure(builder);
        }

        return builder.Build();
    }
}
