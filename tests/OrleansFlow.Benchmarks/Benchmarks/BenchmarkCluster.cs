using OrleansFlow.Benchmarks.Harness;
using OrleansFlow.Configuration;
using OrleansFlow.Execution;
using OrleansFlow.Exchange;
using OrleansFlow.Graph;
using OrleansFlow.Hosting;

namespace OrleansFlow.Benchmarks.Benchmarks;

/// <summary>A running cluster inside the process, and programs for it.</summary>
internal sealed class BenchmarkCluster : IAsyncDisposable, IJobExecutorFactory, IJobExecutor
{
    private readonly LocalCluster _cluster;
    private readonly bool _forceRemote;

    private BenchmarkCluster(LocalCluster cluster, bool forceRemote)
    {
        _cluster = cluster;
        _forceRemote = forceRemote;
    }

    public string Target => "benchmark";

    public bool ShipsAssemblies => false;

    public static async Task<BenchmarkCluster> StartAsync(int silos, int slotsPerSilo, bool forceRemote, Action<ISiloBuilder>? configureSilo = null) =>
        new(await LocalCluster.StartAsync(new LocalClusterOptions { Silos = silos, TaskSlots = slotsPerSilo, ConfigureSilo = configureSilo }), forceRemote);

    public StreamExecutionEnvironment CreateEnvironment()
    {
        var configuration = new JobConfiguration();
        configuration.Set(ExchangeOptions.ForceRemote, _forceRemote);
        return StreamExecutionEnvironment.Create(this, configuration);
    }

    /// <summary>Runs a program whose source and sinks set the marks.</summary>
    public async Task<Round> RunAsync(Action<StreamExecutionEnvironment> define)
    {
        Marks.Reset();
        StreamExecutionEnvironment environment = CreateEnvironment();
        define(environment);
        await environment.ExecuteAndWaitAsync("benchmark");
        return Marks.Read();
    }

    public IJobExecutor Create(JobConfiguration configuration) => this;

    public Task<IJobClient> SubmitAsync(JobGraph graph, IReadOnlyList<ProgramAssembly> assemblies, CancellationToken cancellationToken) =>
        _cluster.SubmitAsync(graph, cancellationToken: cancellationToken);

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();
}
