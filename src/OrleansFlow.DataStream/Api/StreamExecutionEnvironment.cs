using OrleansFlow.Configuration;
using OrleansFlow.Execution;
using OrleansFlow.Graph;
using OrleansFlow.Types;

namespace OrleansFlow;

/// <summary>
/// Where a program begins: it gives the sources, keeps what is written down behind them, and executes it
/// (org.apache.flink.streaming.api.environment.StreamExecutionEnvironment). Not safe for several threads.
/// </summary>
public sealed partial class StreamExecutionEnvironment
{
    internal const string LocalTarget = "local";
    internal const string RemoteTarget = "remote";

    private readonly List<OperatorTransformation> _operators = [];
    private readonly SortedDictionary<string, string> _globalJobParameters = new(StringComparer.Ordinal);
    private readonly List<TypeRegistration> _typeRegistrations = [];
    private readonly IJobExecutorFactory? _executorFactory;
    private TypeRegistry? _typeRegistry;
    private int _lastTransformationId;
    private int _executed;
    private int _iterations;

    private StreamExecutionEnvironment(JobConfiguration configuration, IJobExecutorFactory? executorFactory)
    {
        Configuration = configuration;
        _executorFactory = executorFactory;
    }

    /// <summary>The configuration of the jobs that this environment executes; may be changed until then.</summary>
    public JobConfiguration Configuration { get; }

    /// <summary>
    /// Parallelism of operators that set none, at least 1. Default: <c>parallelism.default</c>; without it the number of
    /// processors for local execution, 1 for a cluster.
    /// </summary>
    /// <exception cref="JobSubmissionException">The configured one is neither at least 1 nor −1.</exception>
    public int Parallelism => Configuration.Get(PipelineOptions.Parallelism) switch
    {
        -1 => Target == LocalTarget ? Environment.ProcessorCount : 1,
        int configured => GraphArguments.Parallelism(configured, $"The environment ({PipelineOptions.Parallelism.Key})"),
    };

    /// <summary>Number of key groups of operators that set none; null derives it from the parallelism (<c>pipeline.max-parallelism</c>).</summary>
    /// <exception cref="JobSubmissionException">The configured one is neither from 1 to 32768 nor −1.</exception>
    public int? MaxParallelism => Configuration.Get(PipelineOptions.MaxParallelism) switch
    {
        -1 => null,
        int configured => GraphArguments.MaxParallelism(configured, $"The environment ({PipelineOptions.MaxParallelism.Key})"),
    };

    /// <summary>Longest wait of a record for its buffer to fill, in ms; 0 flushes each record, −1 only full buffers (<c>execution.buffer-timeout.interval</c>).</summary>
    public long BufferTimeoutMs =>
        GraphArguments.BufferTimeout((long)Configuration.Get(PipelineOptions.BufferTimeout).TotalMilliseconds, $"The environment ({PipelineOptions.BufferTimeout.Key})");

    /// <summary>Parameters that every function of the job can read from its runtime context, beside those of <c>pipeline.global-job-parameters</c>.</summary>
    public IDictionary<string, string> GlobalJobParameters => _globalJobParameters;

    /// <summary>The serializers of the program's types, with those that were registered.</summary>
    public TypeRegistry TypeRegistry => _typeRegistry ??= TypeRegistration.Build(_typeRegistrations);

    internal string Target =>
        _executorFactory is { } factory ? factory.Target
        : Configuration.Get(PipelineOptions.Target) is { Length: > 0 } target ? target
        : Configuration.Get(PipelineOptions.Master).Length > 0 ? RemoteTarget
        : LocalTarget;

    /// <summary>Sets <see cref="Parallelism"/>.</summary>
    /// <param name="parallelism">At least 1.</param>
    /// <returns>This environment.</returns>
    public StreamExecutionEnvironment SetParallelism(int parallelism)
    {
        Configuration.Set(PipelineOptions.Parallelism, GraphArguments.Parallelism(parallelism, "The environment"));
        return this;
    }

    /// <summary>Sets <see cref="MaxParallelism"/>.</summary>
    /// <param name="maxParallelism">From 1 to 32768.</param>
    /// <returns>This environment.</returns>
    public StreamExecutionEnvironment SetMaxParallelism(int maxParallelism)
    {
        Configuration.Set(PipelineOptions.MaxParallelism, GraphArguments.MaxParallelism(maxParallelism, "The environment"));
        return this;
    }

    /// <summary>Sets <see cref="BufferTimeoutMs"/>.</summary>
    /// <param name="milliseconds">In ms; 0 flushes each record, −1 only full buffers. Default 100.</param>
    /// <returns>This environment.</returns>
    public StreamExecutionEnvironment SetBufferTimeout(long milliseconds)
    {
        Configuration.Set(PipelineOptions.BufferTimeout, TimeSpan.FromMilliseconds(GraphArguments.BufferTimeout(milliseconds, "The environment")));
        return this;
    }

    /// <summary>Lets operators of a chain hand records on without a copy: functions must not keep or change what they got or gave.</summary>
    /// <returns>This environment.</returns>
    public StreamExecutionEnvironment EnableObjectReuse()
    {
        Configuration.Set(PipelineOptions.ObjectReuse, true);
        return this;
    }

    /// <summary>Makes every operator a task of its own.</summary>
    /// <returns>This environment.</returns>
    public StreamExecutionEnvironment DisableOperatorChaining()
    {
        Configuration.Set(PipelineOptions.OperatorChaining, false);
        return this;
    }

    /// <summary>Refuses jobs with an operator that has no uid, so that no state is ever bound to a position in the program.</summary>
    /// <returns>This environment.</returns>
    public StreamExecutionEnvironment DisableAutoGeneratedUids()
    {
        Configuration.Set(PipelineOptions.AutoGenerateUids, false);
        return this;
    }

    /// <summary>Sets how jobs are run; anything but STREAMING is refused.</summary>
    /// <param name="mode">The mode.</param>
    /// <returns>This environment.</returns>
    /// <exception cref="JobSubmissionException">The mode is not STREAMING.</exception>
    public StreamExecutionEnvironment SetRuntimeMode(RuntimeExecutionMode mode)
    {
        Configuration.Set(PipelineOptions.RuntimeMode, GraphArguments.RuntimeMode(mode));
        return this;
    }

    /// <summary>Registers a serializer; it goes before all that the product would do for the type. To be called before the type is used.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="serializer">The serializer; it travels with the job.</param>
    /// <returns>This environment.</returns>
    public StreamExecutionEnvironment RegisterTypeSerializer<T>(TypeSerializer<T> serializer)
    {
        ArgumentNullException.ThrowIfNull(serializer);
        return Register(new SerializerRegistration<T>(serializer));
    }

    /// <summary>Registers a subtype, so that a record or member declared as <typeparamref name="TBase"/> may hold it.</summary>
    /// <typeparam name="TBase">An interface or a class.</typeparam>
    /// <typeparam name="TSubtype">The subtype.</typeparam>
    /// <param name="name">The name that stands for the subtype in schemas; null for the type's own name.</param>
    /// <returns>This environment.</returns>
    public StreamExecutionEnvironment RegisterSubtype<TBase, TSubtype>(string? name = null)
        where TBase : class
        where TSubtype : TBase =>
        Register(new SubtypeRegistration<TBase, TSubtype>(name));

    /// <summary>Registers what makes serializers of types that the product does not support by itself; without it such a type is an error.</summary>
    /// <param name="factory">The factory; it travels with the job. To be called before a type is used that needs it.</param>
    /// <returns>This environment.</returns>
    public StreamExecutionEnvironment RegisterFallbackSerializer(ITypeSerializerFactory factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        return Register(new FallbackRegistration(factory));
    }

    internal int NextTransformationId() => ++_lastTransformationId;

    internal int NextIteration() => _iterations++;

    internal OperatorTransformation AddOperator(string name, OperatorSpec spec, params Transformation[] inputs)
    {
        var transformation = new OperatorTransformation(NextTransformationId(), GraphArguments.OperatorName(name), spec, inputs);
        _operators.Add(transformation);
        return transformation;
    }

    private StreamExecutionEnvironment Register(TypeRegistration registration)
    {
        if (_typeRegistry is not null)
        {
            // Throws if a serializer was already built of the type without knowing of this.
            registration.ApplyTo(_typeRegistry);
        }

        _typeRegistrations.Add(registration);
        return this;
    }
}
