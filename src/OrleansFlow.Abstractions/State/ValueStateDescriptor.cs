namespace OrleansFlow.State;

/// <summary>Names and describes a value state (org.apache.flink.api.common.state.ValueStateDescriptor).</summary>
/// <typeparam name="T">Type of the value.</typeparam>
public sealed class ValueStateDescriptor<T> : StateDescriptor<IValueState<T>>
{
    /// <summary>Creates a descriptor.</summary>
    /// <param name="name">The name, unique in its operator; not empty.</param>
    public ValueStateDescriptor(string name)
        : base(name)
    {
    }

    /// <inheritdoc />
    public override IValueState<T> GetFrom(IKeyedStateStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        return store.GetState(this);
    }
}
