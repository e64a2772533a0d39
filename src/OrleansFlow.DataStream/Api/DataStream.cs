using OrleansFlow.Functions;
using OrleansFlow.Graph;
using OrleansFlow.Sinks;
using OrleansFlow.Watermarks;

namespace OrleansFlow;

/// <summary>Records of one type on their way (org.apache.flink.streaming.api.datastream.DataStream).</summary>
/// <typeparam name="T">Type of the records.</typeparam>
public partial class DataStream<T>
{
    internal DataStream(StreamExecutionEnvironment environment, Transformation transformation)
    {
        ExecutionEnvironment = environment;
        Transformation = transformation;
    }

    /// <summary>The environment that the stream belongs to.</summary>
    public StreamExecutionEnvironment ExecutionEnvironment { get; }

    internal Transformation Transformation { get; }

    /// <summary>One record for each record.</summary>
    /// <typeparam name="TOut">Type of the results.</typeparam>
    /// <param name="function">Makes the result; captured with what it reads.</param>
    public SingleOutputStreamOperator<TOut> Map<TOut>(Func<T, TOut> function) =>
        Transform<TOut>("Map", new MapSpec<T, TOut>(new UserFunction<Func<T, TOut>>(function)));

    /// <summary>One record for each record.</summary>
    /// <typeparam name="TOut">Type of the results.</typeparam>
    /// <param name="function">Makes the result; a rich function has a life cycle, and keyed state on a keyed stream.</param>
    public SingleOutputStreamOperator<TOut> Map<TOut>(IMapFunction<T, TOut> function) =>
        Transform<TOut>("Map", WithKey(new MapSpec<T, TOut>(new UserFunction<Func<T, TOut>>(function)), function));

    /// <summary>Any number of records for each record.</summary>
    /// <typeparam name="TOut">Type of the results.</typeparam>
    /// <param name="function">Gives the results; enumerated once, in order.</param>
    public SingleOutputStreamOperator<TOut> FlatMap<TOut>(Func<T, IEnumerable<TOut>> function) =>
        Transform<TOut>("Flat Map", new FlatMapSpec<T, TOut>(new UserFunction<Func<T, IEnumerable<TOut>>>(function)));

    /// <summary>Any number of records for each record.</summary>
    /// <typeparam name="TOut">Type of the results.</typeparam>
    /// <param name="function">Pushes the results into the collector.</param>
    public SingleOutputStreamOperator<TOut> FlatMap<TOut>(Action<T, ICollector<TOut>> function) =>
        Transform<TOut>("Flat Map", new FlatMapSpec<T, TOut>(new UserFunction<Action<T, ICollector<TOut>>>(function)));

    /// <summary>Any number of records for each record.</summary>
    /// <typeparam name="TOut">Type of the results.</typeparam>
    /// <param name="function">Pushes the results into the collector; a rich function has a life cycle.</param>
    public SingleOutputStreamOperator<TOut> FlatMap<TOut>(IFlatMapFunction<T, TOut> function) =>
        Transform<TOut>("Flat Map", WithKey(new FlatMapSpec<T, TOut>(new UserFunction<Action<T, ICollector<TOut>>>(function)), function));

    /// <summary>The records that a predicate lets through.</summary>
    /// <param name="predicate">Whether a record stays.</param>
    public SingleOutputStreamOperator<T> Filter(Func<T, bool> predicate) =>
        Transform<T>("Filter", new FilterSpec<T>(new UserFunction<Func<T, bool>>(predicate)));

    /// <summary>The records that a predicate lets through.</summary>
    /// <param name="predicate">Whether a record stays; a rich function has a life cycle.</param>
    public SingleOutputStreamOperator<T> Filter(IFilterFunction<T> predicate) =>
        Transform<T>("Filter", WithKey(new FilterSpec<T>(new UserFunction<Func<T, bool>>(predicate)), predicate));

    /// <summary>What a process function makes of the records, with side outputs.</summary>
    /// <typeparam name="TOut">Type of the main output.</typeparam>
    /// <param name="function">The function.</param>
    public virtual SingleOutputStreamOperator<TOut> Process<TOut>(ProcessFunction<T, TOut> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return Transform<TOut>("Process", new ProcessSpec<T, TOut>(function));
    }

    /// <summary>The stream, with all records of a key on one subtask.</summary>
    /// <typeparam name="TKey">Type of the key; its equality must agree with its serialized form, so no arrays and no mutable classes.</typeparam>
    /// <param name="keySelector">Takes the key: always the same for the same record, and never null.</param>
    public KeyedStream<T, TKey> KeyBy<TKey>(Func<T, TKey> keySelector)
        where TKey : notnull =>
        new(this, new UserFunction<Func<T, TKey>>(keySelector));

    /// <summary>The stream, with all records of a key on one subtask.</summary>
    /// <typeparam name="TKey">Type of the key; its equality must agree with its serialized form, so no arrays and no mutable classes.</typeparam>
    /// <param name="keySelector">Takes the key: always the same for the same record, and never null; no rich function, since nothing opens it.</param>
    /// <exception cref="JobSubmissionException">The selector is a rich function.</exception>
    public KeyedStream<T, TKey> KeyBy<TKey>(IKeySelector<T, TKey> keySelector)
        where TKey : notnull =>
        new(this, new UserFunction<Func<T, TKey>>(keySelector));

    /// <summary>The records of several streams, in no order between them; a stream united with itself gives every record twice.</summary>
    /// <param name="streams">The other streams, of the same environment.</param>
    public DataStream<T> Union(params DataStream<T>[] streams)
    {
        ArgumentNullException.ThrowIfNull(streams);
        foreach (DataStream<T> stream in streams)
        {
            if (!ReferenceEquals(stream.ExecutionEnvironment, ExecutionEnvironment))
            {
                throw new JobSubmissionException("Streams of different environments cannot be united: make both from one StreamExecutionEnvironment.");
            }
        }

        return streams.Length == 0
            ? this
            : new DataStream<T>(ExecutionEnvironment, new UnionTransformation(ExecutionEnvironment.NextTransformationId(), [Transformation, .. streams.Select(static stream => stream.Transformation)]));
    }

    /// <summary>The records of a bounded stream by whole partitions: all of each subtask, or of each key.</summary>
    public virtual PartitionWindowedStream<T> FullWindowPartition() => new NonKeyedPartitionWindowedStream<T>(this);

    /// <summary>Gives the records timestamps and the stream watermarks; those it had end here.</summary>
    /// <param name="watermarkStrategy">How.</param>
    /// <exception cref="JobSubmissionException">The strategy asks for alignment, which only sources can follow.</exception>
    public SingleOutputStreamOperator<T> AssignTimestampsAndWatermarks(WatermarkStrategy<T> watermarkStrategy)
    {
        ArgumentNullException.ThrowIfNull(watermarkStrategy);
        if (watermarkStrategy.Alignment is { } alignment)
        {
            throw new JobSubmissionException(
                $"Watermark alignment (group '{alignment.Group}') holds sources back, and AssignTimestampsAndWatermarks comes behind one: give the strategy to FromSource.");
        }

        return Transform<T>("Timestamps/Watermarks", new TimestampsAndWatermarksSpec<T>(watermarkStrategy));
    }

    /// <summary>Adds an operator; for those who write operators of their own.</summary>
    /// <typeparam name="TOut">Type of the main output.</typeparam>
    /// <param name="operatorName">Name of the operator.</param>
    /// <param name="spec">The operator.</param>
    public SingleOutputStreamOperator<TOut> Transform<TOut>(string operatorName, OperatorSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return new SingleOutputStreamOperator<TOut>(ExecutionEnvironment, ExecutionEnvironment.AddOperator(operatorName, spec, Transformation));
    }

    /// <summary>Ends the stream in a sink.</summary>
    /// <param name="sink">The sink.</param>
    public DataStreamSink<T> SinkTo(ISink<T> sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        return new DataStreamSink<T>(ExecutionEnvironment.AddOperator("Sink", new SinkSpec<T>(sink), Transformation));
    }

    /// <summary>The stream beside another, of any type, for operators that read both.</summary>
    /// <typeparam name="T2">Type of the other stream's records.</typeparam>
    /// <param name="other">The other stream, of the same environment.</param>
    public ConnectedStreams<T, T2> Connect<T2>(DataStream<T2> other) => new(this, other);

    // A keyed stream gives a function that can ask for state the key of each record.
    private protected virtual OperatorSpec WithKey(OperatorSpec spec, IFunction function) => spec;
}
