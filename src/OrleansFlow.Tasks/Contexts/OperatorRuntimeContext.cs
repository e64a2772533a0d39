using Microsoft.Extensions.Logging;
using OrleansFlow.Accumulators;
using OrleansFlow.Functions;
using OrleansFlow.Metrics;
using OrleansFlow.State;

namespace OrleansFlow.Tasks.Contexts;

/// <summary>What the functions of one operator see (StreamingRuntimeContext).</summary>
/// <param name="task">What all operators of the task share.</param>
/// <param name="taskInfo">The subtask.</param>
/// <param name="metrics">The operator's metrics.</param>
internal sealed class OperatorRuntimeContext(TaskEnvironment task, TaskInfo taskInfo, IMetricGroup metrics) : IRuntimeContext
{
    private ILogger? _logger;

    /// <summary>The operator's keyed state, once it has some.</summary>
    public IKeyedStateStore? KeyedState { get; set; }

    /// <inheritdoc />
    public JobInfo Job => task.Job;

    /// <inheritdoc />
    public TaskInfo Task => taskInfo;

    /// <inheritdoc />
    public ILogger Logger => _logger ??= new ScopedLogger(
        task.Runtime.LoggerFactory.CreateLogger($"OrleansFlow.Functions.{taskInfo.Name}"),
        [
            new("JobId", task.Job.Id.ToString()),
            new("JobName", task.Job.Name),
            new("Vertex", task.VertexName),
            new("Operator", taskInfo.Name),
            new("Subtask", taskInfo.Subtask),
            new("Attempt", taskInfo.Attempt),
        ]);

    /// <inheritdoc />
    public IMetricGroup Metrics => metrics;

    /// <inheritdoc />
    public IServiceProvider Services => task.Runtime.Services;

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> GlobalJobParameters => task.GlobalJobParameters;

    /// <inheritdoc />
    public IDistributedCache DistributedCache => task.DistributedCache;

    /// <inheritdoc />
    public TimeProvider Time => task.Runtime.Time;

    /// <inheritdoc />
    public void AddAccumulator<TValue, TResult>(string name, IAccumulator<TValue, TResult> accumulator) =>
        task.Accumulators.Add(name, accumulator);

    /// <inheritdoc />
    public IAccumulator<TValue, TResult>? GetAccumulator<TValue, TResult>(string name) => task.Accumulators.Find<IAccumulator<TValue, TResult>>(name);

    /// <inheritdoc />
    public LongCounter GetLongCounter(string name) => task.Accumulators.GetOrAdd<LongCounter>(name);

    /// <inheritdoc />
    public IntCounter GetIntCounter(string name) => task.Accumulators.GetOrAdd<IntCounter>(name);

    /// <inheritdoc />
    public DoubleCounter GetDoubleCounter(string name) => task.Accumulators.GetOrAdd<DoubleCounter>(name);

    /// <inheritdoc />
    public Histogram GetHistogram(string name) => task.Accumulators.GetOrAdd<Histogram>(name);

    /// <inheritdoc />
    public IValueState<T> GetState<T>(ValueStateDescriptor<T> descriptor) => States(descriptor).GetState(descriptor);

    /// <inheritdoc />
    public IListState<T> GetListState<T>(ListStateDescriptor<T> descriptor) => States(descriptor).GetListState(descriptor);

    /// <inheritdoc />
    public IReducingState<T> GetReducingState<T>(ReducingStateDescriptor<T> descriptor) => States(descriptor).GetReducingState(descriptor);

    /// <inheritdoc />
    public IAggregatingState<TIn, TOut> GetAggregatingState<TIn, TAcc, TOut>(AggregatingStateDescriptor<TIn, TAcc, TOut> descriptor) =>
        States(descriptor).GetAggregatingState(descriptor);

    /// <inheritdoc />
    public IMapState<TMapKey, TValue> GetMapState<TMapKey, TValue>(MapStateDescriptor<TMapKey, TValue> descriptor)
        where TMapKey : notnull =>
        States(descriptor).GetMapState(descriptor);

    private IKeyedStateStore States(StateDescriptor descriptor)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        return KeyedState
            ?? throw new OrleansFlowException($"Operator '{taskInfo.Name}' asked for the keyed state '{descriptor.Name}', but its input is not keyed: call KeyBy before it.");
    }
}
