namespace OrleansFlow.State;

/// <summary>Names and describes a map state (org.apache.flink.api.common.state.MapStateDescriptor).</summary>
/// <typeparam name="TMapKey">Type of the map's keys; may be a key, so no arrays.</typeparam>
/// <typeparam name="TValue">Type of the values.</typeparam>
public sealed class MapStateDescriptor<TMapKey, TValue> : StateDescriptor<IMapState<TMapKey, TValue>>, IMapStateDescriptor
    where TMapKey : notnull
{
    /// <summary>Creates a descriptor.</summary>
    /// <param name="name">The name, unique in its operator; not empty.</param>
    public MapStateDescriptor(string name)
        : base(name)
    {
    }

    /// <inheritdoc />
    public Type KeyType => typeof(TMapKey);

    /// <inheritdoc />
    public Type ValueType => typeof(TValue);

    /// <inheritdoc />
    public override IMapState<TMapKey, TValue> GetFrom(IKeyedStateStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        return store.GetMapState(this);
    }
}
