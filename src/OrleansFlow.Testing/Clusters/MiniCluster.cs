using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Orleans.Storage;
using OrleansFlow.Configuration;
using OrleansFlow.Execution;
using OrleansFlow.Grains.Jobs;
using OrleansFlow.Hosting;
using OrleansFlow.Testing.Clusters;

namespace OrleansFlow.Testing;

/// <summary>
/// A whole cluster inside the test's process (org.apache.flink.runtime.testutils.MiniClusterResource, MiniClusterExtension): silos
/// with slots, grains and exchange as in production, that keep their storage in memory. Functions are captured and copied as on
/// any cluster, but have the types of the test: statics are shared, breakpoints work.
/// </summary>
/// <example>
/// <code>
/// await using MiniCluster cluster = await MiniCluster.StartAsync(new MiniClusterOptions { Silos = 2, SlotsPerSilo = 2 });
/// StreamExecutionEnvironment environment = cluster.CreateEnvironment();
/// List&lt;long&gt; squares = await environment.FromSequence(1, 100).Map(x => x * x).ExecuteAndCollectAsync(limit: 100);
/// </code>
/// </example>
public sealed class MiniCluster : IAsyncDisposable
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(10);

    // A test that kills silos waits for what notices it.
    private static readonly TimeSpan s_heartbeat = TimeSpan.FromMilliseconds(500);

    private readonly LocalCluster _cluster;
    private readonly int _slotsPerSilo;

    private MiniCluster(LocalCluster cluster, int slotsPerSilo)
    {
        _cluster = cluster;
        _slotsPerSilo = slotsPerSilo;
    }

    /// <summary>How many silos there are now.</summary>
    public int SiloCount => _cluster.Silos.Count;

    /// <summary>The services of each silo.</summary>
    public IReadOnlyList<IServiceProvider> Silos => _cluster.Silos;

    /// <summary>Leads to the cluster's grains.</summary>
    public IGrainFactory Grains => _cluster.Grains;

    /// <summary>Starts a cluster.</summary>
    /// <param name="options">How it is made; default: two silos with two slots each.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The cluster, with all silos active.</returns>
    public static async Task<MiniCluster> StartAsync(MiniClusterOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new MiniClusterOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Silos, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.SlotsPerSilo, 1);
        var storage = new MiniClusterStorage.Shared();
        LocalCluster cluster = await LocalCluster.StartAsync(
            new LocalClusterOptions
            {
                Silos = options.Silos,
                TaskSlots = options.SlotsPerSilo,
                ProgramContext = LocalProgram.Context,
                ConfigureLogging = options.ConfigureLogging,
                ConfigureSilo = silo =>
                {
                    silo.Services.AddKeyedSingleton<IGrainStorage>(
                        OrleansFlowOptions.DefaultStorageProvider, (services, _) => new MiniClusterStorage(storage, services.GetRequiredService<Serializer>()));
                    silo.Services.Configure<OrleansFlowOptions>(static flow => flow.HeartbeatInterval = s_heartbeat);
                    options.ConfigureSilo?.Invoke(silo);
                },
            },
            cancellationToken);
        return new MiniCluster(cluster, options.SlotsPerSilo);
    }

    /// <summary>An environment whose jobs run on this cluster. Any number can be made, also at the same time.</summary>
    /// <param name="parallelism">Parallelism of operators that set none; default: that of the configuration, else all slots of the cluster.</param>
    /// <param name="configuration">Options.</param>
    public StreamExecutionEnvironment CreateEnvironment(int? parallelism = null, JobConfiguration? configuration = null)
    {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.Create(new MiniClusterExecutor(_cluster), configuration);
        bool isConfigured = configuration?.Values.ContainsKey(PipelineOptions.Parallelism.Key) == true;
        return parallelism is null && isConfigured ? environment : environment.SetParallelism(parallelism ?? (SiloCount * _slotsPerSilo));
    }

    /// <summary>Starts one more silo.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public Task StartSiloAsync(CancellationToken cancellationToken = default) => _cluster.StartSiloAsync(cancellationToken);

    /// <summary>
    /// Waits until each task of a job runs or has finished (CommonTestUtils.waitForAllTaskRunning). A job is
    /// <see cref="JobStatus.Running"/> earlier, from when it asks for slots.
    /// </summary>
    /// <param name="job">A job of this cluster.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidOperationException">The job ended before.</exception>
    public async Task WaitForAllTasksRunningAsync(IJobClient job, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(job);
        IJobGrain master = Grains.GetGrain<IJobGrain>(job.JobId.ToString());
        while (true)
        {
            JobDetails details = await master.GetDetailsAsync();
            JobStatus status = details.Overview.Status;
            if (status.IsGloballyTerminal() && status != JobStatus.Finished)
            {
                throw new InvalidOperationException($"Job {job.JobId} is {status} and its tasks will not run; GetResultAsync tells why.");
            }

            if (details.Vertices.Count > 0 && details.Vertices.All(static vertex => vertex.Subtasks.All(static task => task.State is ExecutionState.Running or ExecutionState.Finished)))
            {
                return;
            }

            await Task.Delay(s_pause, TimeProvider.System, cancellationToken);
        }
    }

    /// <summary>Ends a silo without letting it say anything, as a crash does: what ran on it is lost.</summary>
    /// <remarks>A job that has no slots yet loses nothing, and goes on waiting for them (<c>slot.request.timeout</c>, 5 min): see <see cref="WaitForAllTasksRunningAsync"/>.</remarks>
    /// <param name="index">Which of <see cref="Silos"/>; not the first, which holds the membership of the cluster.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such silo, or it is the first.</exception>
    public Task KillSiloAsync(int index) => _cluster.KillSiloAsync(index);

    /// <summary>Ends all jobs and silos.</summary>
    public ValueTask DisposeAsync() => _cluster.DisposeAsync();
}
