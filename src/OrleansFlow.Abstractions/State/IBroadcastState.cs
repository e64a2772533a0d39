namespace OrleansFlow.State;

/// <summary>
/// A map that is the same in all subtasks, provided that each changes it in the same way (org.apache.flink.api.common.state.BroadcastState).
/// </summary>
/// <typeparam name="TMapKey">Type of the keys.</typeparam>
/// <typeparam name="TValue">Type of the values.</typeparam>
public interface IBroadcastState<TMapKey, TValue> : IReadOnlyBroadcastState<TMapKey, TValue>, IState
    where TMapKey : notnull
{
    /// <summary>Adds or replaces a value.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    void Put(TMapKey key, TValue value);

    /// <summary>Adds or replaces values.</summary>
    /// <param name="entries">Keys and values.</param>
    void PutAll(IEnumerable<KeyValuePair<TMapKey, TValue>> entries);

    /// <summary>Removes a key.</summary>
    /// <param name="key">The key.</param>
    void Remove(TMapKey key);
}
