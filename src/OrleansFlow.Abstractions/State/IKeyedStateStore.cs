namespace OrleansFlow.State;

/// <summary>Gives keyed states by their descriptors (org.apache.flink.api.common.state.KeyedStateStore).</summary>
public interface IKeyedStateStore
{
    /// <summary>A value per key.</summary>
    /// <typeparam name="T">Type of the value.</typeparam>
    /// <param name="descriptor">Name, type and options of the state.</param>
    /// <exception cref="OrleansFlowException">There are no keys, or the name is used for another state.</exception>
    IValueState<T> GetState<T>(ValueStateDescriptor<T> descriptor);

    /// <summary>A list per key.</summary>
    /// <typeparam name="T">Type of the items.</typeparam>
    /// <param name="descriptor">Name, type and options of the state.</param>
    /// <exception cref="OrleansFlowException">There are no keys, or the name is used for another state.</exception>
    IListState<T> GetListState<T>(ListStateDescriptor<T> descriptor);

    /// <summary>A reduced value per key.</summary>
    /// <typeparam name="T">Type of the values.</typeparam>
    /// <param name="descriptor">Name, type and options of the state.</param>
    /// <exception cref="OrleansFlowException">There are no keys, or the name is used for another state.</exception>
    IReducingState<T> GetReducingState<T>(ReducingStateDescriptor<T> descriptor);

    /// <summary>An accumulator per key.</summary>
    /// <typeparam name="TIn">Type of what is added.</typeparam>
    /// <typeparam name="TAcc">Type of the accumulator.</typeparam>
    /// <typeparam name="TOut">Type of the result.</typeparam>
    /// <param name="descriptor">Name, type and options of the state.</param>
    /// <exception cref="OrleansFlowException">There are no keys, or the name is used for another state.</exception>
    IAggregatingState<TIn, TOut> GetAggregatingState<TIn, TAcc, TOut>(AggregatingStateDescriptor<TIn, TAcc, TOut> descriptor);

    /// <summary>A map per key.</summary>
    /// <typeparam name="TMapKey">Type of the map's keys.</typeparam>
    /// <typeparam name="TValue">Type of the values.</typeparam>
    /// <param name="descriptor">Name, type and options of the state.</param>
    /// <exception cref="OrleansFlowException">There are no keys, or the name is used for another state.</exception>
    IMapState<TMapKey, TValue> GetMapState<TMapKey, TValue>(MapStateDescriptor<TMapKey, TValue> descriptor)
        where TMapKey : notnull;
}
