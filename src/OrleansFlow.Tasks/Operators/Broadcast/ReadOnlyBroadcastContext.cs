using OrleansFlow.Functions;
using OrleansFlow.State;
using OrleansFlow.Tasks.Operators.Unkeyed;

namespace OrleansFlow.Tasks.Operators.Broadcast;

/// <summary>What a function sees beside a record that is not broadcast.</summary>
internal class ReadOnlyBroadcastContext(ProcessContext context, BroadcastStates states) : BroadcastBaseContext(context), IReadOnlyBroadcastContext
{
    public IReadOnlyBroadcastState<TMapKey, TValue> GetBroadcastState<TMapKey, TValue>(MapStateDescriptor<TMapKey, TValue> descriptor)
        where TMapKey : notnull =>
        states.ToRead(descriptor);
}
