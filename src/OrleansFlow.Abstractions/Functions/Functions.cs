namespace OrleansFlow.Functions;

/// <summary>Base of all user functions (org.apache.flink.api.common.functions.Function).</summary>
public interface IFunction;

/// <summary>Receives the results of a function.</summary>
/// <typeparam name="T">Type of the results.</typeparam>
public interface ICollector<in T>
{
    /// <summary>Emits one record, with the timestamp of the record being processed.</summary>
    /// <param name="record">The record; it must not be changed after it was emitted.</param>
    void Collect(T record);
}

/// <summary>Turns each record into one (MapFunction).</summary>
/// <typeparam name="TIn">Type of the input.</typeparam>
/// <typeparam name="TOut">Type of the output.</typeparam>
public interface IMapFunction<in TIn, out TOut> : IFunction
{
    /// <summary>Maps a record.</summary>
    /// <param name="value">The record.</param>
    TOut Map(TIn value);
}

/// <summary>Turns each record into any number of records (FlatMapFunction).</summary>
/// <typeparam name="TIn">Type of the input.</typeparam>
/// <typeparam name="TOut">Type of the output.</typeparam>
public interface IFlatMapFunction<in TIn, out TOut> : IFunction
{
    /// <summary>Maps a record.</summary>
    /// <param name="value">The record.</param>
    /// <param name="output">Takes the results.</param>
    void FlatMap(TIn value, ICollector<TOut> output);
}

/// <summary>Keeps records or drops them (FilterFunction).</summary>
/// <typeparam name="T">Type of the records.</typeparam>
public interface IFilterFunction<in T> : IFunction
{
    /// <summary>Whether the record is kept.</summary>
    /// <param name="value">The record.</param>
    bool Filter(T value);
}

/// <summary>Takes the key out of a record (KeySelector). It must be deterministic.</summary>
/// <typeparam name="T">Type of the records.</typeparam>
/// <typeparam name="TKey">Type of the key.</typeparam>
public interface IKeySelector<in T, out TKey> : IFunction
{
    /// <summary>The key of a record; never null.</summary>
    /// <param name="value">The record.</param>
    TKey GetKey(T value);
}

/// <summary>Combines two records of one key into one (ReduceFunction).</summary>
/// <typeparam name="T">Type of the records.</typeparam>
public interface IReduceFunction<T> : IFunction
{
    /// <summary>Combines the value so far with the next record.</summary>
    /// <param name="first">The value so far.</param>
    /// <param name="second">The next record.</param>
    T Reduce(T first, T second);
}

/// <summary>Chooses the channel of a record (Partitioner).</summary>
/// <typeparam name="TKey">Type of the key.</typeparam>
public interface IPartitioner<in TKey> : IFunction
{
    /// <summary>The channel for a key: 0 to <paramref name="numPartitions"/> − 1.</summary>
    /// <param name="key">The key.</param>
    /// <param name="numPartitions">How many channels there are.</param>
    int Partition(TKey key, int numPartitions);
}
