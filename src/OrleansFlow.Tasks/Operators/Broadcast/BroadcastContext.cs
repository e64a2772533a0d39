using OrleansFlow.Functions;
using OrleansFlow.State;
using OrleansFlow.Tasks.Operators.Unkeyed;

namespace OrleansFlow.Tasks.Operators.Broadcast;

/// <summary>What a function sees beside a broadcast record.</summary>
internal class BroadcastContext(ProcessContext context, BroadcastStates states) : BroadcastBaseContext(context), IBroadcastContext
{
    public IBroadcastState<TMapKey, TValue> GetBroadcastState<TMapKey, TValue>(MapStateDescriptor<TMapKey, TValue> descriptor)
        where TMapKey : notnull =>
        states.ToWrite(descriptor);
}
