namespace OrleansFlow.State;

/// <summary>Names and describes a list state (org.apache.flink.api.common.state.ListStateDescriptor).</summary>
/// <typeparam name="T">Type of the items.</typeparam>
public sealed class ListStateDescriptor<T> : StateDescriptor<IListState<T>>
{
    /// <summary>Creates a descriptor.</summary>
    /// <param name="name">The name, unique in its operator; not empty.</param>
    public ListStateDescriptor(string name)
        : base(name)
    {
    }

    /// <inheritdoc />
    public override IListState<T> GetFrom(IKeyedStateStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        return store.GetListState(this);
    }
}
