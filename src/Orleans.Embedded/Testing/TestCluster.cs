using System.Collections.ObjectModel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Orleans.TestingHost;

/// <summary>A test cluster configured by classes; on this runtime always inside the process.</summary>
public class TestCluster : IDisposable, IAsyncDisposable
{
    private readonly TestClusterCore _core;
    private readonly IConfiguration _configuration;
    private readonly Type[] _siloConfigurators;
    private readonly Type[] _clientConfigurators;

    internal TestCluster(TestClusterOptions options, IConfiguration configuration, ITestClusterPortAllocator ports, Type[] siloConfigurators, Type[] clientConfigurators)
    {
        Options = options;
        PortAllocator = ports;
        _configuration = configuration;
        _siloConfigurators = siloConfigurators;
        _clientConfigurators = clientConfigurators;
        _core = new TestClusterCore(options.ClusterId, options.ServiceId, null, BuildSiloHost, BuildClientHost) { HasGatewayPerSilo = options.GatewayPerSilo };
    }

    /// <summary>The options.</summary>
    public TestClusterOptions Options { get; }

    /// <summary>Gives ports.</summary>
    public ITestClusterPortAllocator PortAllocator { get; }

    /// <summary>The client.</summary>
    public IClusterClient Client => _core.Client;

    /// <summary>The client.</summary>
    public IGrainFactory GrainFactory => Client;

    /// <summary>The client's services.</summary>
    public IServiceProvider ServiceProvider => _core.ClientServices;

    /// <summary>The first silo; null when it has been stopped.</summary>
    public SiloHandle? Primary => _core.Silos.FirstOrDefault(s => s.InstanceNumber == 0);

    /// <summary>The other silos.</summary>
    public IReadOnlyList<SiloHandle> SecondarySilos => [.. _core.Silos.Where(s => s.InstanceNumber != 0)];

    /// <summary>The silos that have not been stopped.</summary>
    public ReadOnlyCollection<SiloHandle> Silos => new([.. _core.Silos]);

    /// <summary>How long membership needs to settle; nothing in one process.</summary>
    public static TimeSpan GetLivenessStabilizationTime(ClusterMembershipOptions clusterMembershipOptions, bool didKill = false) => TimeSpan.Zero;

    /// <summary>Starts silos and client.</summary>
    public void Deploy() => DeployAsync().GetAwaiter().GetResult();

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
    public SiloHandle StartAdditionalSilo(bool startAdditionalSiloOnNewPort = false) => StartAdditionalSiloAsync(startAdditionalSiloOnNewPort).GetAwaiter().GetResult();

    /// <summary>Starts a silo.</summary>
    public async Task<SiloHandle> StartAdditionalSiloAsync(bool startAdditionalSiloOnNewPort = false) => (await _core.StartSilosAsync(1))[0];

    /// <summary>Starts silos.</summary>
    public async Task<List<SiloHandle>> StartAdditionalSilosAsync(int silosToStart, bool startAdditionalSiloOnNewPort = false) => [.. await _core.StartSilosAsync(silosToStart)];

    /// <summary>Stops a silo gracefully.</summary>
    public Task StopSiloAsync(SiloHandle instance) => _core.StopSiloAsync((InProcessSiloHandle)instance, gracefully: true);

    /// <summary>Kills a silo.</summary>
    public Task KillSiloAsync(SiloHandle instance) => _core.StopSiloAsync((InProcessSiloHandle)instance, gracefully: false);

    /// <summary>Stops a silo and starts one of its name.</summary>
    public async Task<SiloHandle?> RestartSiloAsync(SiloHandle instance) => await _core.RestartSiloAsync((InProcessSiloHandle)instance);

    /// <summary>Starts a silo that was stopped.</summary>
    public async Task<SiloHandle> RestartStoppedSecondarySiloAsync(string siloName) => await _core.StartAgainAsync(siloName);

    /// <summary>Stops the first silo.</summary>
    public Task StopPrimarySiloAsync() => Primary is { } primary ? StopSiloAsync(primary) : Task.CompletedTask;

    /// <summary>Stops all silos but the first.</summary>
    public async Task StopSecondarySilosAsync()
    {
        foreach (var silo in SecondarySilos)
        {
            await StopSiloAsync(silo);
        }
    }

    /// <summary>Stops client and silos.</summary>
    public Task StopAllSilosAsync() => _core.StopAsync();

    /// <summary>Stops client and silos.</summary>
    public void StopAllSilos() => StopAllSilosAsync().GetAwaiter().GetResult();

    /// <summary>The silos that run.</summary>
    public IEnumerable<SiloHandle> GetActiveSilos() => _core.Silos.Where(s => s.IsActive);

    /// <summary>The silo with an address; null when there is none.</summary>
    public SiloHandle? GetSiloForAddress(SiloAddress siloAddress) => _core.Silos.FirstOrDefault(s => s.SiloAddress.Equals(siloAddress));

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
    public void Dispose()
    {
        DisposeAsync().AsTask().GetAwaiter().GetResult();
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _core.StopAsync();
        GC.SuppressFinalize(this);
    }

    private IHost BuildSiloHost(TestClusterCore core, InProcessTestSiloSpecificOptions silo)
    {
        var builder = new HostBuilder().ConfigureHostConfiguration(c => c.AddConfiguration(_configuration));
        builder.UseOrleans(orleans => core.ConfigureSilo(orleans, silo));
        foreach (var type in _siloConfigurators)
        {
            var configurator = Activator.CreateInstance(type);
            (configurator as IHostConfigurator)?.Configure(builder);
            if (configurator is ISiloConfigurator forSilo)
            {
                builder.UseOrleans(forSilo.Configure);
            }
        }

        return builder.Build();
    }

    private IHost BuildClientHost(TestClusterCore core)
    {
        var builder = new HostBuilder().ConfigureHostConfiguration(c => c.AddConfiguration(_configuration));
        builder.UseOrleansClient(core.ConfigureClient);
        foreach (var type in _clientConfigurators)
        {
            var configurator = Activator.CreateInstance(type);
            (configurator as IHostConfigurator)?.Configure(builder);
            if (configurator is IClientBuilderConfigurator forClient)
            {
                builder.UseOrleansClient((context, client) => forClient.Configure(context.Configuration, client));
            }
        }

        return builder.Build();
    }
}
