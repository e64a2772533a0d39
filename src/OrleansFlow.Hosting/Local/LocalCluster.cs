using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrleansFlow.Capture;
using OrleansFlow.Configuration;
using OrleansFlow.Execution;
using OrleansFlow.Grains.UserCode;
using OrleansFlow.Graph;
using OrleansFlow.Runtime;

namespace OrleansFlow.Hosting;

/// <summary>
/// A cluster inside the process (org.apache.flink.runtime.minicluster.MiniCluster): silos with hosts of their own that keep jobs
/// in memory. Jobs take their types from the program's own load context, so that statics and breakpoints work.
/// </summary>
public sealed class LocalCluster : IAsyncDisposable
{
    private const int AsManyAsNeeded = 1_000_000;
    private const int MostStarts = 5;

    private readonly List<IHost> _hosts;
    private readonly LocalClusterOptions _options;
    private readonly string _clusterId;
    private readonly int _primaryPort;
    private bool _disposed;

    private LocalCluster(LocalClusterOptions options, string clusterId, int primaryPort)
    {
        _hosts = [];
        _options = options;
        _clusterId = clusterId;
        _primaryPort = primaryPort;
    }

    /// <summary>The services of each silo.</summary>
    public IReadOnlyList<IServiceProvider> Silos => _hosts.Select(static host => host.Services).ToArray();

    /// <summary>Leads to the cluster's grains.</summary>
    public IGrainFactory Grains => _hosts[0].Services.GetRequiredService<IGrainFactory>();

    /// <summary>Starts a cluster.</summary>
    /// <param name="options">How it is made; default: one silo.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The cluster, with all silos active.</returns>
    public static async Task<LocalCluster> StartAsync(LocalClusterOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new LocalClusterOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Silos, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.ShutdownTimeout, TimeSpan.Zero);
        for (int start = 1; ; start++)
        {
            try
            {
                return await StartOnceAsync(options, cancellationToken);
            }
            catch (Exception e) when (start < MostStarts && IsPortTaken(e))
            {
                // Another process, or a connection, took a port between its choice and its use: others are chosen.
            }
        }
    }

    private static async Task<LocalCluster> StartOnceAsync(LocalClusterOptions options, CancellationToken cancellationToken)
    {
        string clusterId = $"local-{RuntimeServices.NewId(RuntimeServices.System.CreateRandom("local cluster")):x32}";
        int[] ports = FreePorts(options.Silos);
        var cluster = new LocalCluster(options, clusterId, ports[0]);
        try
        {
            foreach (int port in ports)
            {
                await cluster.StartSiloAsync(port, cancellationToken);
            }

            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts a job.</summary>
    /// <param name="graph">The job; it names no assemblies.</param>
    /// <param name="dispose">What disposing of the handle does besides; default: nothing.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>A handle on the job.</returns>
    /// <exception cref="JobSubmissionException">The job is refused.</exception>
    public Task<IJobClient> SubmitAsync(JobGraph graph, Func<ValueTask>? dispose = null, CancellationToken cancellationToken = default) =>
        new JobSubmitter(Grains, UserTypeResolver.ForProgram(_options.ProgramContext), _hosts[0].Services.GetRequiredService<RuntimeServices>().Time).SubmitAsync(graph, [], dispose, cancellationToken);

    /// <summary>Starts one more silo.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task StartSiloAsync(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        for (int start = 1; ; start++)
        {
            try
            {
                await StartSiloAsync(FreePorts(1)[0], cancellationToken);
                return;
            }
            catch (Exception e) when (start < MostStarts && IsPortTaken(e))
            {
            }
        }
    }

    /// <summary>Ends a silo without letting it say anything, as a crash does: what ran on it is lost.</summary>
    /// <param name="index">Which of <see cref="Silos"/>; not the first, which holds the membership of the cluster.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such silo, or it is the first.</exception>
    public async Task KillSiloAsync(int index)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        ArgumentOutOfRangeException.ThrowIfLessThan(index, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, _hosts.Count);
        IHost host = _hosts[index];
        _hosts.RemoveAt(index);
        try
        {
            await host.StopAsync(new CancellationToken(canceled: true));
        }
        catch (OperationCanceledException)
        {
            // What a silo that stops would wait for is not waited for.
        }

        await DisposeAsync(host);
    }

    /// <summary>Stops all silos.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        foreach (IHost host in Enumerable.Reverse(_hosts))
        {
            try
            {
                await host.StopAsync();
            }
            catch (OperationCanceledException)
            {
                // The time is over; what is left ends with the silo.
            }

            await DisposeAsync(host);
        }
    }

    private async Task StartSiloAsync(int port, CancellationToken cancellationToken)
    {
        IHost host = CreateHost(port);
        try
        {
            await host.StartAsync(cancellationToken);
        }
        catch
        {
            // A silo that did not start cannot be stopped, and its error is the one to know of.
            await DisposeAsync(host);
            throw;
        }

        _hosts.Add(host);
    }

    private static async ValueTask DisposeAsync(IHost host)
    {
        if (host is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }
        else
        {
            host.Dispose();
        }
    }

    private IHost CreateHost(int port)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.ClearProviders();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        _options.ConfigureLogging?.Invoke(builder.Logging);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = _options.ShutdownTimeout);
        builder.Services.AddSingleton(new ProgramContext(_options.ProgramContext));
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(
                siloPort: port,
                gatewayPort: 0,
                primarySiloEndpoint: new IPEndPoint(IPAddress.Loopback, _primaryPort),
                serviceId: _clusterId,
                clusterId: _clusterId);
            silo.AddMemoryGrainStorage(OrleansFlowOptions.DefaultStorageProvider);
            silo.AddOrleansFlow(flow => flow.TaskSlots = _options.TaskSlots ?? AsManyAsNeeded);
            _options.ConfigureSilo?.Invoke(silo);
        });
        return builder.Build();
    }

    private static bool IsPortTaken(Exception? error)
    {
        while (error is not null and not SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse })
        {
            error = error.InnerException;
        }

        return error is not null;
    }

    private static int[] FreePorts(int count)
    {
        var listeners = new List<TcpListener>();
        try
        {
            for (int i = 0; i < count; i++)
            {
                var listener = new TcpListener(IPAddress.Loopback, 0);
                listeners.Add(listener);
                listener.Start();
            }

            return listeners.Select(static listener => ((IPEndPoint)listener.LocalEndpoint).Port).ToArray();
        }
        finally
        {
            listeners.ForEach(static listener => listener.Stop());
        }
    }
}
