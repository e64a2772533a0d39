using OrleansFlow.State;

namespace OrleansFlow.Functions;

/// <summary>What a function sees beside a record of the stream that is not broadcast (BroadcastProcessFunction.ReadOnlyContext).</summary>
public interface IReadOnlyBroadcastContext : IBroadcastBaseContext
{
    /// <summary>A broadcast state, to be read: only broadcast records, which all subtasks see, may change it.</summary>
    /// <typeparam name="TMapKey">Type of the keys.</typeparam>
    /// <typeparam name="TValue">Type of the values.</typeparam>
    /// <param name="descriptor">One of those that the stream was broadcast with, or an equal one.</param>
    /// <exception cref="OrleansFlowException">The stream was not broadcast with this state.</exception>
    IReadOnlyBroadcastState<TMapKey, TValue> GetBroadcastState<TMapKey, TValue>(MapStateDescriptor<TMapKey, TValue> descriptor)
        where TMapKey : notnull;
}
