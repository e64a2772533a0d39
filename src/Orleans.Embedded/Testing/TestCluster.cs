using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Orleans.TestingHost;

/// <summary>A test cluster configured by classes; on this runtime always inside the process.</summary>
public class TestCluster : TestClusterBase<SiloHandle>
{
    internal TestCluster(
        TestClusterOptions options,
        IConfiguration configuration,
        ITestClusterPortAllocator ports,
        Type[] clientConfigurators,
        Func<string, IConfiguration, Task<SiloHandle>>? createSilo)
        : base(CoreOf(options, configuration, clientConfigurators, createSilo ?? DefaultCreateSiloAsync), ports) => Options = options;

    /// <summary>The options.</summary>
    public TestClusterOptions Options { get; }

    /// <summary>The client.</summary>
    public IGrainFactory GrainFactory => Client;

    /// <summary>The client's services.</summary>
    public IServiceProvider ServiceProvider => Core.ClientServices;

    /// <summary>The first silo; null when it has been stopped.</summary>
    public SiloHandle? Primary => Core.Silos.FirstOrDefault(s => s.InstanceNumber == 0);

    /// <summary>The other silos.</summary>
    public IReadOnlyList<SiloHandle> SecondarySilos => [.. Core.Silos.Where(s => s.InstanceNumber != 0)];

    /// <summary>Starts a silo inside the process, as <see cref="InProcessSiloHandle.CreateAsync"/> does.</summary>
    /// <param name="siloName">Its name.</param>
    /// <param name="configuration">What it is configured by.</param>
    public static async Task<SiloHandle> DefaultCreateSiloAsync(string siloName, IConfiguration configuration) => await InProcessSiloHandle.CreateAsync(siloName, configuration);

    /// <summary>Starts silos and client.</summary>
    public void Deploy() => DeployAsync().GetAwaiter().GetResult();

    /// <inheritdoc/>
    public override Task DeployAsync() => DeployAsync(Options.InitialSilosCount, Options.InitializeClientOnDeploy);

    /// <summary>Starts a silo.</summary>
    public SiloHandle StartAdditionalSilo(bool startAdditionalSiloOnNewPort = false) => StartAdditionalSiloAsync(startAdditionalSiloOnNewPort).GetAwaiter().GetResult();

    /// <summary>Starts a silo.</summary>
    public async Task<SiloHandle> StartAdditionalSiloAsync(bool startAdditionalSiloOnNewPort = false) => (await Core.StartSilosAsync(1))[0];

    /// <summary>Starts silos.</summary>
    public async Task<List<SiloHandle>> StartAdditionalSilosAsync(int silosToStart, bool startAdditionalSiloOnNewPort = false) => [.. await Core.StartSilosAsync(silosToStart)];

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

    private static TestClusterCore CoreOf(TestClusterOptions options, IConfiguration configuration, Type[] clientConfigurators, Func<string, IConfiguration, Task<SiloHandle>> createSilo) => new(
        options.ClusterId,
        options.ServiceId,
        simulation: null,
        async (_, silo) =>
        {
            var handle = await createSilo(silo.SiloName, TestSiloConfiguration.Write(configuration, options, silo));
            handle.InstanceNumber = silo.InstanceNumber;
            handle.ClusterOptions = options;
            return handle as InProcessSiloHandle
                ?? throw new NotSupportedException($"CreateSiloAsync made a {handle.GetType()}; silos of the embedded runtime live in the test's process: return what InProcessSiloHandle.CreateAsync returns, or build with -p:OrleansRuntime=packages");
        },
        core => BuildClientHost(core, configuration, clientConfigurators)) { HasGatewayPerSilo = options.GatewayPerSilo };

    private static IHost BuildClientHost(TestClusterCore core, IConfiguration configuration, Type[] configurators)
    {
        var builder = new HostBuilder().ConfigureHostConfiguration(c => c.AddConfiguration(configuration));
        builder.UseOrleansClient(core.ConfigureClient);
        foreach (var type in configurators)
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
