namespace OrleansFlow.State;

/// <summary>A <see cref="MapStateDescriptor{TMapKey, TValue}"/> of any types.</summary>
public interface IMapStateDescriptor
{
    /// <summary>The name, unique in its operator; the identity of the state in snapshots.</summary>
    string Name { get; }

    /// <summary>Type of the map's keys.</summary>
    Type KeyType { get; }

    /// <summary>Type of the values.</summary>
    Type ValueType { get; }

    /// <summary>How long values are kept after their last use; null for as long as they are not cleared. Broadcast state has none.</summary>
    StateTtlConfig? TtlConfig { get; }
}
