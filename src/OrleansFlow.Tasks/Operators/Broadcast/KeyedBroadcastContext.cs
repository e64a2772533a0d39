using OrleansFlow.Functions;
using OrleansFlow.State;
using OrleansFlow.Tasks.Operators.Keyed;

namespace OrleansFlow.Tasks.Operators.Broadcast;

/// <summary>What a function of a keyed stream sees beside a broadcast record.</summary>
internal sealed class KeyedBroadcastContext<TKey>(KeyedContext<TKey> context, BroadcastStates states, KeyedStateBackend<TKey> backend, IKeyedStateStore keyedStates)
    : BroadcastContext(context, states), IKeyedBroadcastContext<TKey>
{
    public void ApplyToKeyedState<TState>(StateDescriptor<TState> descriptor, Action<TKey, TState> action)
        where TState : class, IState
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        ArgumentNullException.ThrowIfNull(action);
        TState state = descriptor.GetFrom(keyedStates);
        backend.ForEachKey(descriptor.Name, () => action(backend.CurrentKey, state));
    }
}
