using OrleansFlow.Functions;

namespace OrleansFlow.State;

/// <summary>Names and describes an aggregating state (org.apache.flink.api.common.state.AggregatingStateDescriptor).</summary>
/// <typeparam name="TIn">Type of what is added.</typeparam>
/// <typeparam name="TAcc">Type of the accumulator.</typeparam>
/// <typeparam name="TOut">Type of the result.</typeparam>
public sealed class AggregatingStateDescriptor<TIn, TAcc, TOut> : StateDescriptor<IAggregatingState<TIn, TOut>>
{
    /// <summary>Creates a descriptor.</summary>
    /// <param name="name">The name, unique in its operator; not empty.</param>
    /// <param name="aggregateFunction">Adds values; must not be rich.</param>
    public AggregatingStateDescriptor(string name, IAggregateFunction<TIn, TAcc, TOut> aggregateFunction)
        : base(name)
    {
        AggregateFunction = RichFunctions.RefuseInState(aggregateFunction, name);
    }

    /// <summary>Adds values.</summary>
    public IAggregateFunction<TIn, TAcc, TOut> AggregateFunction { get; }

    /// <inheritdoc />
    public override IAggregatingState<TIn, TOut> GetFrom(IKeyedStateStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        return store.GetAggregatingState(this);
    }
}
