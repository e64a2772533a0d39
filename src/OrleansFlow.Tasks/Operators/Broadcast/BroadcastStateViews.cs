using OrleansFlow.State;

namespace OrleansFlow.Tasks.Operators.Broadcast;

/// <summary>A broadcast state for those who may write it and for those who may not.</summary>
internal sealed class BroadcastStateViews<TMapKey, TValue>(IBroadcastState<TMapKey, TValue> state)
    where TMapKey : notnull
{
    public IBroadcastState<TMapKey, TValue> State { get; } = state;

    public IReadOnlyBroadcastState<TMapKey, TValue> Reading { get; } = new ReadOnlyBroadcastState<TMapKey, TValue>(state);
}
