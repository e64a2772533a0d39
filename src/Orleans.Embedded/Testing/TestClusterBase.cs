using System.Collections.ObjectModel;

namespace Orleans.TestingHost;

/// <summary>What both kinds of test cluster have; the packages have these members on each of them.</summary>
/// <typeparam name="THandle">The handles that the cluster gives out.</typeparam>
public abstract class TestClusterBase<THandle> : IDisposable, IAsyncDisposable
    where THandle : SiloHandle
{
    private protected TestClusterBase(TestClusterCore core, ITestClusterPortAllocator portAllocator)
    {
        Core = core;
        PortAllocator = portAllocator;
    }

    /// <summary>Gives ports.</summary>
    public ITestClusterPortAllocator PortAllocator { get; }

    /// <summary>The client.</summary>
    public IClusterClient Client => Core.Client;

    /// <summary>The silos that have not been stopped.</summary>
    public ReadOnlyCollection<THandle> Silos => new([.. Core.Silos.Cast<THandle>()]);

    internal TestClusterCore Core { get; }

    /// <summary>How long membership needs to settle; nothing in one process.</summary>
    public static TimeSpan GetLivenessStabilizationTime(ClusterMembershipOptions clusterMembershipOptions, bool didKill = false) => TimeSpan.Zero;

    /// <summary>Starts silos and client.</summary>
    public abstract Task DeployAsync();

    /// <summary>Starts the client anew.</summary>
    public Task InitializeClientAsync() => Core.StartClientAsync();

    /// <summary>Ends the client.</summary>
    public Task KillClientAsync() => Core.StopClientAsync();

    /// <summary>Stops the client.</summary>
    public Task StopClusterClientAsync() => Core.StopClientAsync();

    /// <summary>Stops a silo gracefully.</summary>
    public Task StopSiloAsync(THandle instance) => Core.StopSiloAsync(instance, gracefully: true);

    /// <summary>Kills a silo.</summary>
    public Task KillSiloAsync(THandle instance) => Core.StopSiloAsync(instance, gracefully: false);

    /// <summary>Stops a silo and starts one of its name.</summary>
    public async Task<THandle?> RestartSiloAsync(THandle instance)
    {
        await Core.StopSiloAsync(instance, gracefully: true);
        return Given(await Core.StartAgainAsync(instance.Name));
    }

    /// <summary>Starts a silo that was stopped.</summary>
    public async Task<THandle> RestartStoppedSecondarySiloAsync(string siloName) => Given(await Core.StartAgainAsync(siloName));

    /// <summary>Stops client and silos.</summary>
    public Task StopAllSilosAsync() => Core.StopAsync();

    /// <summary>Stops client and silos.</summary>
    public void StopAllSilos() => StopAllSilosAsync().GetAwaiter().GetResult();

    /// <summary>The silos that run.</summary>
    public IEnumerable<THandle> GetActiveSilos() => Silos.Where(s => s.IsActive);

    /// <summary>The silo with an address; null when there is none.</summary>
    public THandle? GetSiloForAddress(SiloAddress siloAddress) => Silos.FirstOrDefault(s => s.SiloAddress.Equals(siloAddress));

    /// <summary>The services of a silo; of the first one when none is given.</summary>
    public IServiceProvider GetSiloServiceProvider(SiloAddress? silo = null) => Core.ServicesOf(silo);

    /// <summary>Waits until all silos know of all changes.</summary>
    public Task WaitForLivenessToStabilizeAsync(bool didKill = false) => Core.SettleAsync();

    /// <summary>Waits until all silos know each other's grains.</summary>
    public Task WaitForClusterManifestToStabilizeAsync(bool didKill = false) => Core.SettleAsync();

    /// <summary>Ends the activation of a grain and waits for its end.</summary>
    public Task DeactivateAsync(IAddressable grain) => Core.DeactivateAsync(grain.GetGrainId());

    /// <summary>Ends the activation of a grain and waits for its end.</summary>
    public Task DeactivateAsync(GrainId grainId) => Core.DeactivateAsync(grainId);

    /// <summary>Moves the activation of a grain and waits for the end of the former.</summary>
    public Task MigrateAsync(IAddressable grain, SiloAddress? targetSilo = null) => Core.MigrateAsync(grain.GetGrainId(), targetSilo);

    /// <summary>Moves the activation of a grain and waits for the end of the former.</summary>
    public Task MigrateAsync(GrainId grainId, SiloAddress? targetSilo = null) => Core.MigrateAsync(grainId, targetSilo);

    /// <summary>Waits for the end of the present activation of a grain.</summary>
    public Task WaitForDeactivationAsync(IAddressable grain) => Core.WaitForDeactivationAsync(grain.GetGrainId());

    /// <summary>Waits for the end of the present activation of a grain.</summary>
    public Task WaitForDeactivationAsync(GrainId grainId) => Core.WaitForDeactivationAsync(grainId);

    /// <summary>The present activation of a grain.</summary>
    public bool TryGetGrainContext(GrainId grainId, out IGrainContext? grainContext)
    {
        grainContext = Core.Find(grainId);
        return grainContext is not null;
    }

    /// <summary>What the cluster did with its silos and its client, a line each. Silos log where their hosts are configured to.</summary>
    public string GetLog() => Core.Log;

    /// <inheritdoc/>
    public void Dispose()
    {
        DisposeAsync().AsTask().GetAwaiter().GetResult();
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Core.StopAsync();
        GC.SuppressFinalize(this);
    }

    private protected static THandle Given(InProcessSiloHandle handle) => (THandle)(SiloHandle)handle;

    private protected async Task DeployAsync(short silos, bool withClient)
    {
        await Core.StartSilosAsync(silos);
        if (withClient)
        {
            await Core.StartClientAsync();
        }
    }
}
