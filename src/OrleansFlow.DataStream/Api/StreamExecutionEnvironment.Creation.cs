using OrleansFlow.Configuration;
using OrleansFlow.Execution;
using OrleansFlow.Graph;

namespace OrleansFlow;

public sealed partial class StreamExecutionEnvironment
{
    private static readonly (string Variable, string Key)[] EnvironmentVariables =
    [
        ("OFLOW_MASTER", PipelineOptions.Master.Key),
        ("OFLOW_CLUSTER_ID", PipelineOptions.ClusterId.Key),
        ("OFLOW_SERVICE_ID", PipelineOptions.ServiceId.Key),
        ("OFLOW_PARALLELISM", PipelineOptions.Parallelism.Key),
    ];

    private static ExecutionContextScope? _context;

    /// <summary>
    /// The environment that fits where the program runs: that of <c>oflow run</c>; else the cluster that the configuration or the
    /// environment variables OFLOW_MASTER (host:port), OFLOW_CLUSTER_ID and OFLOW_SERVICE_ID name; else a local one.
    /// </summary>
    /// <param name="configuration">Options of the program; what was given from outside (<c>-D</c>, variables) goes before them.</param>
    public static StreamExecutionEnvironment GetExecutionEnvironment(JobConfiguration? configuration = null)
    {
        JobConfiguration merged = Copy(configuration);
        foreach ((string variable, string key) in EnvironmentVariables)
        {
            if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value)
            {
                merged.Set(key, value);
            }
        }

        if (_context is { } context)
        {
            foreach ((string key, string value) in context.Configuration.Values)
            {
                merged.Set(key, value);
            }
        }

        return Create(merged, _context?.ExecutorFactory);
    }

    /// <summary>An environment that executes in this process, on a cluster of one silo.</summary>
    /// <param name="parallelism">Parallelism of operators that set none; default: that of the configuration, else the number of processors.</param>
    /// <param name="configuration">Options.</param>
    public static StreamExecutionEnvironment CreateLocalEnvironment(int? parallelism = null, JobConfiguration? configuration = null)
    {
        StreamExecutionEnvironment environment = Create(Copy(configuration).Set(PipelineOptions.Target, LocalTarget), executorFactory: null);
        return parallelism is { } value ? environment.SetParallelism(value) : environment;
    }

    /// <summary>An environment that executes on a cluster.</summary>
    /// <param name="master">The cluster's gateway, host:port.</param>
    /// <param name="clusterId">The cluster's id; default: that of the configuration, else <c>orleansflow</c>.</param>
    /// <param name="serviceId">The cluster's service id; default: that of the configuration, else <c>orleansflow</c>.</param>
    /// <param name="parallelism">Parallelism of operators that set none; default: that of the configuration, else 1.</param>
    /// <param name="configuration">Options.</param>
    public static StreamExecutionEnvironment CreateRemoteEnvironment(
        string master, string? clusterId = null, string? serviceId = null, int? parallelism = null, JobConfiguration? configuration = null)
    {
        JobConfiguration merged = Copy(configuration)
            .Set(PipelineOptions.Target, RemoteTarget)
            .Set(PipelineOptions.Master, GraphArguments.NotEmpty(master, "The address of the cluster"));
        if (clusterId is not null)
        {
            merged.Set(PipelineOptions.ClusterId, clusterId);
        }

        if (serviceId is not null)
        {
            merged.Set(PipelineOptions.ServiceId, serviceId);
        }

        StreamExecutionEnvironment environment = Create(merged, executorFactory: null);
        return parallelism is { } value ? environment.SetParallelism(value) : environment;
    }

    /// <summary>An environment whose jobs go to a given executor, such as that of a running test cluster.</summary>
    /// <param name="executorFactory">Makes the executor.</param>
    /// <param name="configuration">Options.</param>
    public static StreamExecutionEnvironment Create(IJobExecutorFactory executorFactory, JobConfiguration? configuration = null)
    {
        ArgumentNullException.ThrowIfNull(executorFactory);
        return Create(Copy(configuration), executorFactory);
    }

    /// <summary>
    /// Decides what <see cref="GetExecutionEnvironment"/> gives in this process until the result is disposed; for what runs other
    /// people's programs (org.apache.flink.client.program.StreamContextEnvironment).
    /// </summary>
    /// <param name="configuration">Options that go before those of the program.</param>
    /// <param name="executorFactory">Where jobs go; null leaves that to the configuration.</param>
    public static IDisposable UseAsContext(JobConfiguration configuration, IJobExecutorFactory? executorFactory = null)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var scope = new ExecutionContextScope(configuration, executorFactory, _context);
        _context = scope;
        return scope;
    }

    private static StreamExecutionEnvironment Create(JobConfiguration configuration, IJobExecutorFactory? executorFactory)
    {
        GraphArguments.RuntimeMode(configuration.Get(PipelineOptions.RuntimeMode));
        return new StreamExecutionEnvironment(configuration, executorFactory);
    }

    private static JobConfiguration Copy(JobConfiguration? configuration) => new(configuration?.Values ?? new Dictionary<string, string>());

    private sealed record ExecutionContextScope(JobConfiguration Configuration, IJobExecutorFactory? ExecutorFactory, ExecutionContextScope? Outer) : IDisposable
    {
        public void Dispose() => _context = Outer;
    }
}
