using System.Collections.ObjectModel;
using System.Net;
using System.Text;
using Microsoft.Extensions.Hosting;
using Orleans.Embedded.Simulation;
using Orleans.Embedded;

namespace Orleans.TestingHost;

/// <summary>What both kinds of test cluster do: start, stop and kill silos of this process.</summary>
internal sealed class TestClusterCore(
    string clusterId,
    string serviceId,
    DeterministicRuntime? simulation,
    Func<TestClusterCore, InProcessTestSiloSpecificOptions, Task<InProcessSiloHandle>> startSilo,
    Func<TestClusterCore, IHost> buildClient)
{
    private readonly List<InProcessSiloHandle> _silos = [];
    private readonly Dictionary<string, InProcessTestSiloSpecificOptions> _options = [];
    private readonly StringBuilder _log = new();
    private TestHost? _client;
    private short _count;
    private int _firstPort;

    public bool HasGatewayPerSilo { get; init; } = true;

    public IClusterClient Client => (_client ?? throw new InvalidOperationException("The cluster has no client; hint: DeployAsync or InitializeClientAsync.")).Services.GetRequiredService<IClusterClient>();

    public IServiceProvider ClientServices => _client!.Services;

    public bool HasClient => _client is not null;

    public string Log
    {
        get
        {
            lock (_log)
            {
                return _log.ToString();
            }
        }
    }

    public ReadOnlyCollection<InProcessSiloHandle> Silos
    {
        get
        {
            lock (_silos)
            {
                return new ReadOnlyCollection<InProcessSiloHandle>([.. _silos]);
            }
        }
    }

    public void AddSimulation(IServiceCollection services, string name)
    {
        if (simulation is not null)
        {
            var node = new SimulatedNode(simulation, simulation.ProcessorOf(name));
            services.AddSingleton(node);
            services.AddSingleton(simulation);
            services.AddSingleton(node.Processor.Clock);
            services.AddSingleton(node.Processor.TaskScheduler);
            services.AddKeyedSingleton<Func<string, Random>>(SimulationServices.RandomKey, (_, _) => purpose => simulation.CreateRandom($"{name} {purpose}"));
        }
    }

    public void ConfigureSilo(ISiloBuilder builder, InProcessTestSiloSpecificOptions silo)
    {
        builder.Configure<ClusterOptions>(options =>
        {
            options.ClusterId = clusterId;
            options.ServiceId = serviceId;
        });
        builder.Configure<SiloOptions>(options => options.SiloName = silo.SiloName);
        builder.ConfigureEndpoints(IPAddress.Loopback, silo.SiloPort, silo.GatewayPort);
    }

    public void ConfigureClient(IClientBuilder builder) => builder.Configure<ClusterOptions>(options =>
    {
        options.ClusterId = clusterId;
        options.ServiceId = serviceId;
    });

    public async Task<List<InProcessSiloHandle>> StartSilosAsync(int count)
    {
        var started = new List<InProcessSiloHandle>();
        for (var i = 0; i < count; i++)
        {
            // Ports follow from the cluster's own numbers, so that a simulation is the same in every process.
            _firstPort = _firstPort != 0 ? _firstPort : simulation is null ? TestPorts.Allocate(500) : 20_000;
            var number = _count++;
            started.Add(await StartSiloAsync(new InProcessTestSiloSpecificOptions
            {
                SiloName = number == 0 ? Silo.PrimarySiloName : $"Secondary_{number}",
                SiloPort = _firstPort + number,
                GatewayPort = HasGatewayPerSilo || number == 0 ? _firstPort + 20_000 + number : 0,
                InstanceNumber = number,
            }));
        }

        return started;
    }

    public async Task<InProcessSiloHandle> StartSiloAsync(InProcessTestSiloSpecificOptions options)
    {
        _options[options.SiloName] = options;
        var handle = await startSilo(this, options);
        lock (_silos)
        {
            _silos.Add(handle);
            _silos.Sort(static (a, b) => a.InstanceNumber.CompareTo(b.InstanceNumber));
        }

        Note($"silo {handle.Name} started at {handle.SiloAddress}");
        return handle;
    }

    /// <summary>Starts the host of a silo, in the simulation if there is one.</summary>
    public async Task<InProcessSiloHandle> StartHostAsync(IHost inner, InProcessTestSiloSpecificOptions options)
    {
        var host = new TestHost(inner);
        var handle = new InProcessSiloHandle(host, options.SiloName, options.InstanceNumber, simulation);
        if (simulation is null)
        {
            await host.StartAsync();
        }
        else
        {
            await handle.Node.Processor.RunAsync(() => host.StartAsync());
        }

        return handle;
    }

    public async Task StartClientAsync()
    {
        await StopClientAsync();
        var host = new TestHost(buildClient(this));
        await host.StartAsync();
        _client = host;
        Note("client started");
    }

    public async Task StopClientAsync()
    {
        if (Interlocked.Exchange(ref _client, null) is { } client)
        {
            await client.StopAsync();
            await client.DisposeAsync();
            Note("client stopped");
        }
    }

    public async Task StopSiloAsync(SiloHandle handle, bool gracefully)
    {
        var silo = (InProcessSiloHandle)handle;
        lock (_silos)
        {
            _silos.Remove(silo);
        }

        if (simulation is not null && gracefully && silo.IsActive)
        {
            await silo.Node.Processor.RunAsync(() => silo.StopSiloAsync(stopGracefully: true));
        }
        else
        {
            await silo.StopSiloAsync(gracefully);
        }

        Note($"silo {silo.Name} at {silo.SiloAddress} {(gracefully ? "stopped" : "killed")}");
    }

    public Task<InProcessSiloHandle> StartAgainAsync(string name) =>
        _options.TryGetValue(name, out var options) ? StartSiloAsync(options) : throw new ArgumentException($"The cluster never had a silo '{name}'.", nameof(name));

    public async Task StopSilosAsync()
    {
        foreach (var silo in Silos.Reverse())
        {
            await StopSiloAsync(silo, gracefully: true);
        }
    }

    public async Task StopAsync()
    {
        await StopClientAsync();
        await StopSilosAsync();
    }

    public IServiceProvider ServicesOf(SiloAddress? address)
    {
        var silos = Silos;
        var found = address is null ? silos.FirstOrDefault(s => s.IsActive) : silos.FirstOrDefault(s => s.SiloAddress.Equals(address));
        return found?.ServiceProvider ?? throw new ArgumentException($"Unable to find silo {address}; silos: {string.Join(", ", silos)}.", nameof(address));
    }

    public async Task SettleAsync()
    {
        if (simulation is not null)
        {
            await Task.Delay(simulation.Options.DeathDetectionDelay + TimeSpan.FromMilliseconds(10), simulation.TimeProvider);
            return;
        }

        // Listeners are told by work items; those queued before this one have run when it runs.
        await Task.WhenAll(Silos.Select(s => s.Node.Processor.RunAsync(() => Task.CompletedTask)));
        await Task.Yield();
    }

    public Activation? Find(GrainId grain) => Silos.Where(s => s.IsActive).Select(s => s.Node.FindActivation(grain)).FirstOrDefault(a => a is not null);

    public Task DeactivateAsync(GrainId grain)
    {
        if (Find(grain) is not { } activation)
        {
            return Task.CompletedTask;
        }

        activation.Deactivate(new DeactivationReason(DeactivationReasonCode.RuntimeRequested, "The test asked for it."));
        return activation.Deactivated;
    }

    public Task MigrateAsync(GrainId grain, SiloAddress? target)
    {
        if (Find(grain) is not { } activation)
        {
            return Task.CompletedTask;
        }

        activation.Migrate(target is null ? null : new Dictionary<string, object> { [Runtime.Placement.IPlacementDirector.PlacementHintKey] = target });
        return activation.Deactivated;
    }

    public Task WaitForDeactivationAsync(GrainId grain) => Find(grain)?.Deactivated ?? Task.CompletedTask;

    private void Note(string line)
    {
        lock (_log)
        {
            _log.AppendLine(line);
        }
    }
}
