using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Orleans.Embedded.Simulation;
using Orleans.Embedded;

namespace Orleans.TestingHost;

/// <summary>A silo of a test cluster in this process.</summary>
public sealed class InProcessSiloHandle : SiloHandle
{
    private readonly TestHost _host;
    private bool _stopped;

    internal InProcessSiloHandle(TestHost host, string name, short number, DeterministicRuntime? simulation)
    {
        _host = host;
        SiloHost = host;
        Name = name;
        InstanceNumber = number;
        Simulation = simulation;
        var details = host.Services.GetRequiredService<ILocalSiloDetails>();
        SiloAddress = details.SiloAddress;
        GatewayAddress = details.GatewayAddress;
    }

    /// <summary>The host.</summary>
    public IHost SiloHost { get; init; }

    /// <summary>The silo's services.</summary>
    public IServiceProvider ServiceProvider => SiloHost.Services;

    /// <inheritdoc/>
    public override bool IsActive => !_stopped;

    internal DeterministicRuntime? Simulation { get; }

    internal SiloNode Node => ServiceProvider.GetRequiredService<SiloNode>();

    /// <summary>Starts a silo of a test cluster in this process.</summary>
    /// <param name="siloName">Its name.</param>
    /// <param name="configuration">What the cluster configures it by.</param>
    /// <param name="postConfigureHostBuilder">Configures its host further.</param>
    public static async Task<InProcessSiloHandle> CreateAsync(string siloName, IConfiguration configuration, Action<IHostBuilder>? postConfigureHostBuilder = null)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var host = new TestHost(TestSiloConfiguration.BuildHost(siloName, configuration, postConfigureHostBuilder));
        var handle = new InProcessSiloHandle(host, siloName, number: 0, simulation: null);
        await host.StartAsync();
        return handle;
    }

    /// <inheritdoc/>
    public override async Task StopSiloAsync(bool stopGracefully)
    {
        if (_stopped)
        {
            return;
        }

        if (stopGracefully)
        {
            await StopSiloAsync(CancellationToken.None);
            return;
        }

        _stopped = true;
        if (Simulation is not null)
        {
            // A crash: nothing is disposed, nobody is told.
            Simulation.Kill(Node);
            return;
        }

        Node.Kill();
        Node.Network.Membership.SetStatus(Node, SiloStatus.Dead);
        await _host.StopAsync(new CancellationToken(canceled: true));
        await _host.DisposeAsync();
    }

    /// <inheritdoc/>
    public override async Task StopSiloAsync(CancellationToken ct)
    {
        if (_stopped)
        {
            return;
        }

        _stopped = true;
        await _host.StopAsync(ct);
        await _host.DisposeAsync();
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        if (!_stopped)
        {
            await StopSiloAsync(stopGracefully: true);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && !_stopped && Simulation is null)
        {
            StopSiloAsync(stopGracefully: true).GetAwaiter().GetResult();
        }
    }
}
