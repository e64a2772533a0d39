using OrleansFlow.Functions;
using OrleansFlow.Graph;

namespace OrleansFlow;

/// <summary>
/// Two streams of different types that one operator reads (org.apache.flink.streaming.api.datastream.ConnectedStreams). The
/// records of each keep their order; which stream is read first is not said.
/// </summary>
/// <typeparam name="T1">Type of the first stream's records.</typeparam>
/// <typeparam name="T2">Type of the second stream's records.</typeparam>
public class ConnectedStreams<T1, T2>
{
    internal ConnectedStreams(DataStream<T1> first, DataStream<T2> second)
    {
        ArgumentNullException.ThrowIfNull(second);
        if (!ReferenceEquals(first.ExecutionEnvironment, second.ExecutionEnvironment))
        {
            throw new JobSubmissionException("Streams of different environments cannot be connected: make both from one StreamExecutionEnvironment.");
        }

        FirstInput = first;
        SecondInput = second;
    }

    /// <summary>The first stream.</summary>
    public DataStream<T1> FirstInput { get; }

    /// <summary>The second stream.</summary>
    public DataStream<T2> SecondInput { get; }

    /// <summary>The streams, with all records of a key of either on one subtask, where they share the key's state.</summary>
    /// <typeparam name="TKey">Type of the key, the same for both.</typeparam>
    /// <param name="first">Takes the key of the first stream's records; never null.</param>
    /// <param name="second">Takes the key of the second stream's records; never null.</param>
    public KeyedConnectedStreams<T1, T2, TKey> KeyBy<TKey>(Func<T1, TKey> first, Func<T2, TKey> second)
        where TKey : notnull =>
        new(FirstInput.KeyBy(first), SecondInput.KeyBy(second));

    /// <summary>One record for each record.</summary>
    /// <typeparam name="TOut">Type of the results.</typeparam>
    /// <param name="first">Makes the result for a record of the first stream.</param>
    /// <param name="second">Makes the result for a record of the second stream.</param>
    public SingleOutputStreamOperator<TOut> Map<TOut>(Func<T1, TOut> first, Func<T2, TOut> second) =>
        Transform<TOut>("Co-Map", new CoMapSpec<T1, T2, TOut>(new UserFunction<Func<T1, TOut>>(first), new UserFunction<Func<T2, TOut>>(second)));

    /// <summary>One record for each record.</summary>
    /// <typeparam name="TOut">Type of the results.</typeparam>
    /// <param name="function">Makes the results; a rich function has a life cycle, and keyed state on keyed streams.</param>
    public SingleOutputStreamOperator<TOut> Map<TOut>(ICoMapFunction<T1, T2, TOut> function) =>
        Transform<TOut>("Co-Map", WithKeys(new CoMapSpec<T1, T2, TOut>(new UserFunction<Func<T1, TOut>>(function), new UserFunction<Func<T2, TOut>>(function)), function));

    /// <summary>Any number of records for each record.</summary>
    /// <typeparam name="TOut">Type of the results.</typeparam>
    /// <param name="first">Pushes the results for a record of the first stream.</param>
    /// <param name="second">Pushes the results for a record of the second stream.</param>
    public SingleOutputStreamOperator<TOut> FlatMap<TOut>(Action<T1, ICollector<TOut>> first, Action<T2, ICollector<TOut>> second) =>
        Transform<TOut>("Co-Flat Map", new CoFlatMapSpec<T1, T2, TOut>(new UserFunction<Action<T1, ICollector<TOut>>>(first), new UserFunction<Action<T2, ICollector<TOut>>>(second)));

    /// <summary>Any number of records for each record.</summary>
    /// <typeparam name="TOut">Type of the results.</typeparam>
    /// <param name="function">Pushes the results; a rich function has a life cycle, and keyed state on keyed streams.</param>
    public SingleOutputStreamOperator<TOut> FlatMap<TOut>(ICoFlatMapFunction<T1, T2, TOut> function) => Transform<TOut>(
        "Co-Flat Map",
        WithKeys(new CoFlatMapSpec<T1, T2, TOut>(new UserFunction<Action<T1, ICollector<TOut>>>(function), new UserFunction<Action<T2, ICollector<TOut>>>(function)), function));

    /// <summary>What a process function makes of the records, with side outputs; on keyed streams it has their state and timers.</summary>
    /// <typeparam name="TOut">Type of the main output.</typeparam>
    /// <param name="function">The function.</param>
    public virtual SingleOutputStreamOperator<TOut> Process<TOut>(CoProcessFunction<T1, T2, TOut> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return Transform<TOut>("Co-Process", new CoProcessSpec<T1, T2, TOut>(function));
    }

    /// <summary>Adds an operator with two inputs; for those who write operators of their own.</summary>
    /// <typeparam name="TOut">Type of the main output.</typeparam>
    /// <param name="operatorName">Name of the operator.</param>
    /// <param name="spec">The operator.</param>
    public SingleOutputStreamOperator<TOut> Transform<TOut>(string operatorName, OperatorSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        StreamExecutionEnvironment environment = FirstInput.ExecutionEnvironment;
        return new SingleOutputStreamOperator<TOut>(environment, environment.AddOperator(operatorName, spec, FirstInput.Transformation, SecondInput.Transformation));
    }

    private protected virtual OperatorSpec WithKeys(OperatorSpec spec, IFunction function) => spec;
}
