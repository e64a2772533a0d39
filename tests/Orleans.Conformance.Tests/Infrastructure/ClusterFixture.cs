using Orleans.Conformance.Tests.Cluster;
using Orleans.Conformance.Tests.Calls;
using Orleans.Conformance.Tests.Grains;
using Orleans.Conformance.Tests.State;
using Orleans.Conformance.Tests.Streams;

namespace Orleans.Conformance.Tests.Infrastructure;

/// <summary>Two silos and a client which the tests that change no membership share.</summary>
public sealed class ClusterFixture : IAsyncLifetime
{
    private int _next;

    public InProcessTestCluster Cluster { get; private set; } = null!;

    public IClusterClient Client => Cluster.Client;

    public SiloAddress FirstSilo => Cluster.Silos[0].SiloAddress;

    public SiloAddress SecondSilo => Cluster.Silos[1].SiloAddress;

    public async Task InitializeAsync()
    {
        var builder = new InProcessTestClusterBuilder(2);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddMemoryGrainStorageAsDefault();
            silo.AddMemoryGrainStorage("PubSubStore");
            silo.UseInMemoryReminderService();
            CallFilterSetup.Configure(silo);
            ExtensionSetup.Configure(silo);
            GrainServiceSetup.Configure(silo);
            PlacementSetup.Configure(silo);
            StorageSetup.Configure(silo);
            StreamSetup.Configure(silo);
        });
        builder.ConfigureClient(client =>
        {
            CallFilterSetup.Configure(client);
            StreamSetup.Configure(client);
        });
        Cluster = builder.Build();
        await Cluster.DeployAsync();
        await Cluster.WaitForLivenessToStabilizeAsync();
    }

    public async Task DisposeAsync() => await Cluster.DisposeAsync();

    /// <summary>A name that no other test of this run has.</summary>
    public string Name(string prefix = "n") => $"{prefix}-{Interlocked.Increment(ref _next)}";

    /// <summary>A key that no other test of this run has.</summary>
    public long Number() => 1000 + Interlocked.Increment(ref _next);

    public IServiceProvider Services(SiloAddress silo) => Cluster.GetSiloServiceProvider(silo);

    /// <summary>The grain factory of one silo: its calls begin inside that silo.</summary>
    public IGrainFactory On(SiloAddress silo) => Services(silo).GetRequiredService<IGrainFactory>();
}
