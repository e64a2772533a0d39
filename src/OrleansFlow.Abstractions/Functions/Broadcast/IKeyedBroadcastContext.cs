using OrleansFlow.State;

namespace OrleansFlow.Functions;

/// <summary>What a function of a keyed stream sees beside a broadcast record (KeyedBroadcastProcessFunction.Context). There is no current key.</summary>
/// <typeparam name="TKey">Type of the key.</typeparam>
public interface IKeyedBroadcastContext<out TKey> : IBroadcastContext
{
    /// <summary>Calls an action for each key of this subtask that has something in a keyed state, in no order that may be relied on.</summary>
    /// <typeparam name="TState">Type of the state.</typeparam>
    /// <param name="descriptor">The state.</param>
    /// <param name="action">Gets the key and its state, which it may change. Other keyed states are those of the key during the call.</param>
    /// <exception cref="OrleansFlowException">The name is used for another state.</exception>
    void ApplyToKeyedState<TState>(StateDescriptor<TState> descriptor, Action<TKey, TState> action)
        where TState : class, IState;
}
