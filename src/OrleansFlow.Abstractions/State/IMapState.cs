using System.Diagnostics.CodeAnalysis;

namespace OrleansFlow.State;

/// <summary>A map per key (org.apache.flink.api.common.state.MapState).</summary>
/// <typeparam name="TMapKey">Type of the map's keys.</typeparam>
/// <typeparam name="TValue">Type of the values.</typeparam>
public interface IMapState<TMapKey, TValue> : IState
    where TMapKey : notnull
{
    /// <summary>The entries of the current key.</summary>
    IEnumerable<KeyValuePair<TMapKey, TValue>> Entries { get; }

    /// <summary>The map's keys, for the current key.</summary>
    IEnumerable<TMapKey> Keys { get; }

    /// <summary>The values, for the current key.</summary>
    IEnumerable<TValue> Values { get; }

    /// <summary>Whether the current key has no entries.</summary>
    bool IsEmpty { get; }

    /// <summary>The value of an entry; default if there is none.</summary>
    /// <param name="key">Key of the entry.</param>
    TValue? Get(TMapKey key);

    /// <summary>The value of an entry, if there is one.</summary>
    /// <param name="key">Key of the entry.</param>
    /// <param name="value">The value.</param>
    bool TryGet(TMapKey key, [MaybeNullWhen(false)] out TValue value);

    /// <summary>Adds or replaces an entry.</summary>
    /// <param name="key">Key of the entry.</param>
    /// <param name="value">The value.</param>
    void Put(TMapKey key, TValue value);

    /// <summary>Adds or replaces entries.</summary>
    /// <param name="entries">The entries.</param>
    void PutAll(IEnumerable<KeyValuePair<TMapKey, TValue>> entries);

    /// <summary>Removes an entry.</summary>
    /// <param name="key">Key of the entry.</param>
    void Remove(TMapKey key);

    /// <summary>Whether there is an entry.</summary>
    /// <param name="key">Key of the entry.</param>
    bool Contains(TMapKey key);
}
