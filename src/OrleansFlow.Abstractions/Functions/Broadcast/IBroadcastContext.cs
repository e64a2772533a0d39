using OrleansFlow.State;

namespace OrleansFlow.Functions;

/// <summary>What a function sees beside a broadcast record (BroadcastProcessFunction.Context).</summary>
public interface IBroadcastContext : IBroadcastBaseContext
{
    /// <summary>
    /// A broadcast state. Each subtask must change it in the same way: by nothing else than the broadcast records and the state
    /// itself, not by their order, which may differ between records of different senders.
    /// </summary>
    /// <typeparam name="TMapKey">Type of the keys.</typeparam>
    /// <typeparam name="TValue">Type of the values.</typeparam>
    /// <param name="descriptor">One of those that the stream was broadcast with, or an equal one.</param>
    /// <exception cref="OrleansFlowException">The stream was not broadcast with this state.</exception>
    IBroadcastState<TMapKey, TValue> GetBroadcastState<TMapKey, TValue>(MapStateDescriptor<TMapKey, TValue> descriptor)
        where TMapKey : notnull;
}
