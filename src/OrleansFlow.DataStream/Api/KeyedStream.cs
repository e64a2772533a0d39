using OrleansFlow.Functions;
using OrleansFlow.Graph;

namespace OrleansFlow;

/// <summary>Records with all of a key on one subtask (org.apache.flink.streaming.api.datastream.KeyedStream).</summary>
/// <typeparam name="T">Type of the records.</typeparam>
/// <typeparam name="TKey">Type of the key.</typeparam>
public sealed partial class KeyedStream<T, TKey> : DataStream<T>
    where TKey : notnull
{
    internal KeyedStream(DataStream<T> input, UserFunction<Func<T, TKey>> keySelector)
        : base(
            input.ExecutionEnvironment,
            new PartitionTransformation(input.ExecutionEnvironment.NextTransformationId(), input.Transformation, new KeyGroupPartitioner<T, TKey>(keySelector))) =>
        KeySelector = keySelector;

    internal UserFunction<Func<T, TKey>> KeySelector { get; }

    /// <summary>Combines the records of a key one after the other and emits each result.</summary>
    /// <param name="function">Combines what the records so far gave with the next record.</param>
    public SingleOutputStreamOperator<T> Reduce(Func<T, T, T> function) => Reduce("Keyed Reduce", new UserFunction<Func<T, T, T>>(function));

    /// <summary>Combines the records of a key one after the other and emits each result.</summary>
    /// <param name="function">Combines what the records so far gave with the next record; a rich function has a life cycle.</param>
    public SingleOutputStreamOperator<T> Reduce(IReduceFunction<T> function) => Reduce("Keyed Reduce", new UserFunction<Func<T, T, T>>(function));

    /// <inheritdoc />
    public override SingleOutputStreamOperator<TOut> Process<TOut>(ProcessFunction<T, TOut> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return Transform<TOut>("KeyedProcess", new KeyedProcessSpec<T, TKey, TOut>(function, KeySelector));
    }

    /// <summary>What a function makes of the records and its timers, with state for each key and side outputs.</summary>
    /// <typeparam name="TOut">Type of the main output.</typeparam>
    /// <param name="function">The function.</param>
    public SingleOutputStreamOperator<TOut> Process<TOut>(KeyedProcessFunction<TKey, T, TOut> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return Transform<TOut>("KeyedProcess", new KeyedProcessSpec<T, TKey, TOut>(function, KeySelector));
    }

    /// <inheritdoc />
    public override PartitionWindowedStream<T> FullWindowPartition() => new KeyedPartitionWindowedStream<T, TKey>(this);

    /// <summary>Connects the stream with another that has keys of the same type: they share the state of a key.</summary>
    /// <typeparam name="T2">Type of the other stream's records.</typeparam>
    /// <param name="other">The other stream, of the same environment.</param>
    public KeyedConnectedStreams<T, T2, TKey> Connect<T2>(KeyedStream<T2, TKey> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new KeyedConnectedStreams<T, T2, TKey>(this, other);
    }

    private protected override OperatorSpec WithKey(OperatorSpec spec, IFunction function) =>
        function is IRichFunction ? new KeyedContextSpec<T, TKey>(spec, KeySelector) : spec;

    private SingleOutputStreamOperator<T> Reduce(string name, UserFunction<Func<T, T, T>> function) =>
        Transform<T>(name, new ReduceSpec<T, TKey>(function, KeySelector));
}
