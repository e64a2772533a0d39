using System.Collections.ObjectModel;
using Microsoft.Extensions.Hosting;
using Orleans.Embedded.Simulation;

namespace Orleans.TestingHost;

/// <summary>A cluster in this process.</summary>
public sealed class InProcessTestCluster : IDisposable, IAsyncDisposable
{
    private readonly TestClusterCore _core;

    /// <summary>A cluster, not yet deployed.</summary>
    public InProcessTestCluster(InProcessTestClusterOptions options, ITestClusterPortAllocator portAllocator)
    {
        Options = options;
        PortAllocator = portAllocator;
        _core = new TestClusterCore(options.ClusterId, options.ServiceId, options.Simulation, BuildSiloHost, BuildClientHost) { HasGatewayPerSilo = options.GatewayPerSilo };
    }

    /// <summary>The options.</summary>
    public InProcessTestClusterOptions Options { get; }

    /// <summary>Gives ports.</summary>
    public ITestClusterPortAllocator PortAllocator { get; }

    /// <summary>The client.</summary>
    public IClusterClient Client => _core.Client;

    /// <summary>The silos that have not been stopped.</summary>
    public ReadOnlyCollection<InProcessSiloHandle> Silos => _core.Silos;

    /// <summary>The simulation in which the cluster runs; null when it runs on the thread pool. Embedded runtime only.</summary>
    public DeterministicRuntime? Simulation => Options.Simulation;

    /// <summary>How long membership needs to settle; nothing in one process.</summary>
    public static TimeSpan GetLivenessStabilizationTime(ClusterMembershipOptions clusterMembershipOptions, bool didKill = false) => TimeSpan.Zero;

    /// <summary>Starts silos and client.</summary>
    public async Task DeployAsync()
    {
        await _core.StartSilosAsync(Options.InitialSilosCount);
        if (Options.InitializeClientOnDeploy)
        {
            await _core.StartClientAsync();
        }
    }

    /// <summary>Starts the client anew.</summary>
    public Task InitializeClientAsync() => _core.StartClientAsync();

    /// <summary>Ends the client.</summary>
    public Task KillClientAsync() => _core.StopClientAsync();

    /// <summary>Stops the client.</summary>
    public Task StopClusterClientAsync() => _core.StopClientAsync();

    /// <summary>Starts a silo.</summary>
    public InProcessSiloHandle StartAdditionalSilo() => StartAdditionalSiloAsync().GetAwaiter().GetResult();

    /// <summary>Starts a silo.</summary>
    public async Task<InProcessSiloHandle> StartAdditionalSiloAsync() => (await _core.StartSilosAsync(1))[0];

    /// <summary>Starts a silo.</summary>
    public Task<InProcessSiloHandle> StartAdditionalSiloAsync(bool startAdditionalSiloOnNewPort) => StartAdditionalSiloAsync();

    /// <summary>Starts silos.</summary>
    public Task<List<InProcessSiloHandle>> StartSilosAsync(int silosToStart) => _core.StartSilosAsync(silosToStart);

    /// <summary>Starts a silo of one's own options.</summary>
    public Task<InProcessSiloHandle> CreateSiloAsync(InProcessTestSiloSpecificOptions siloOptions) => _core.StartSiloAsync(siloOptions);

    /// <summary>Stops a silo gracefully.</summary>
    public Task StopSiloAsync(InProcessSiloHandle instance) => _core.StopSiloAsync(instance, gracefully: true);

    /// <summary>Kills a silo.</summary>
    public Task KillSiloAsync(InProcessSiloHandle instance) => _core.StopSiloAsync(instance, gracefully: false);

    /// <summary>Stops a silo and starts one of its name.</summary>
    public Task<InProcessSiloHandle?> RestartSiloAsync(InProcessSiloHandle instance) => _core.RestartSiloAsync(instance);

    /// <summary>Starts a silo that was stopped.</summary>
    public Task<InProcessSiloHandle> RestartStoppedSecondarySiloAsync(string siloName) => _core.StartAgainAsync(siloName);

    /// <summary>Stops all silos, the newest first.</summary>
    public Task StopSilosAsync() => _core.StopSilosAsync();

    /// <summary>Stops client and silos.</summary>
    public Task StopAllSilosAsync() => _core.StopAsync();

    /// <summary>Stops client and silos.</summary>
    public void StopAllSilos() => StopAllSilosAsync().GetAwaiter().GetResult();

    /// <summary>The silos that run.</summary>
    public IEnumerable<InProcessSiloHandle> GetActiveSilos() => Silos.Where(s => s.IsActive);

    /// <summary>The silo with an address; null when there is none.</summary>
    public InProcessSiloHandle? GetSiloForAddress(SiloAddress siloAddress) => Silos.FirstOrDefault(s => s.SiloAddress.Equals(siloAddress));

    /// <summary>The services of a silo; of the first one when none is given.</summary>
    public IServiceProvider GetSiloServiceProvider(SiloAddress? silo = null) => _core.ServicesOf(silo);

    /// <summary>Waits until all silos know of all changes.</summary>
    public Task WaitForLivenessToStabilizeAsync(bool didKill = false) => _core.SettleAsync();

    /// <summary>Waits until all silos know each other's grains.</summary>
    public Task WaitForClusterManifestToStabilizeAsync(bool didKill = false) => _core.SettleAsync();

    /// <summary>Ends the activation of a grain and waits for its end.</summary>
    public Task DeactivateAsync(IAddressable grain) => _core.DeactivateAsync(grain.GetGrainId());

    /// <summary>Ends the activation of a grain and waits for its end.</summary>
    public Task DeactivateAsync(GrainId grainId) => _core.DeactivateAsync(grainId);

    /// <summary>Moves the activation of a grain and waits for the end of the former.</summary>
    public Task MigrateAsync(IAddressable grain, SiloAddress? targetSilo = null) => _core.MigrateAsync(grain.GetGrainId(), targetSilo);

    /// <summary>Moves the activation of a grain and waits for the end of the former.</summary>
    public Task MigrateAsync(GrainId grainId, SiloAddress? targetSilo = null) => _core.MigrateAsync(grainId, targetSilo);

    /// <summary>Waits for the end of the present activation of a grain.</summary>
    public Task WaitForDeactivationAsync(IAddressable grain) => _core.WaitForDeactivationAsync(grain.GetGrainId());

    /// <summary>Waits for the end of the present activation of a grain.</summary>
    public Task WaitForDeactivationAsync(GrainId grainId) => _core.WaitForDeactivationAsync(grainId);

    /// <summary>The present activation of a grain.</summary>
    public bool TryGetGrainContext(GrainId grainId, out IGrainContext? grainContext)
    {
        grainContext = _core.Find(grainId);
        return grainContext is not null;
    }

    /// <summary>What was logged to the cluster's own log; empty, since hosts log where they are configured to.</summary>
    public string GetLog() => "";

    /// <inheritdoc/>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await _core.StopAsync();

    private IHost BuildSiloHost(TestClusterCore core, InProcessTestSiloSpecificOptions silo)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = silo.SiloName, EnvironmentName = "Development" });
        core.AddSimulation(builder.Services, silo.SiloName);
        builder.UseOrleans(orleans => core.ConfigureSilo(orleans, silo));
        foreach (var configure in Options.SiloHostConfigurationDelegates)
        {
            configure(silo, builder);
        }

        return builder.Build();
    }

    private IHost BuildClientHost(TestClusterCore core)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = "client", EnvironmentName = "Development" });
        core.AddSimulation(builder.Services, "client");
        builder.UseOrleansClient(core.ConfigureClient);
        foreach (var configure in Options.ClientHostConfigurationDelegates)
        {
            configure(builder);
        }

        return builder.Build();
    }
}
