using OrleansFlow.Functions;

namespace OrleansFlow.State;

/// <summary>Names and describes a reducing state (org.apache.flink.api.common.state.ReducingStateDescriptor).</summary>
/// <typeparam name="T">Type of the values.</typeparam>
public sealed class ReducingStateDescriptor<T> : StateDescriptor<IReducingState<T>>
{
    /// <summary>Creates a descriptor.</summary>
    /// <param name="name">The name, unique in its operator; not empty.</param>
    /// <param name="reduceFunction">Combines the value so far with the next one.</param>
    public ReducingStateDescriptor(string name, Func<T, T, T> reduceFunction)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(reduceFunction);
        ReduceFunction = reduceFunction;
    }

    /// <summary>Creates a descriptor.</summary>
    /// <param name="name">The name, unique in its operator; not empty.</param>
    /// <param name="reduceFunction">Combines the value so far with the next one; must not be rich.</param>
    public ReducingStateDescriptor(string name, IReduceFunction<T> reduceFunction)
        : this(name, RichFunctions.RefuseInState(reduceFunction, name).Reduce)
    {
    }

    /// <summary>Combines the value so far with the next one.</summary>
    public Func<T, T, T> ReduceFunction { get; }

    /// <inheritdoc />
    public override IReducingState<T> GetFrom(IKeyedStateStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        return store.GetReducingState(this);
    }
}
