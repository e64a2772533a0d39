using System.Diagnostics.CodeAnalysis;

namespace OrleansFlow.State;

/// <summary>Broadcast state that may be read only (org.apache.flink.api.common.state.ReadOnlyBroadcastState).</summary>
/// <typeparam name="TMapKey">Type of the keys.</typeparam>
/// <typeparam name="TValue">Type of the values.</typeparam>
public interface IReadOnlyBroadcastState<TMapKey, TValue>
    where TMapKey : notnull
{
    /// <summary>The entries, in the order in which their keys were first put as long as none was removed.</summary>
    IEnumerable<KeyValuePair<TMapKey, TValue>> Entries { get; }

    /// <summary>The value of a key; default if there is none.</summary>
    /// <param name="key">The key.</param>
    TValue? Get(TMapKey key);

    /// <summary>The value of a key, if there is one.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    bool TryGet(TMapKey key, [MaybeNullWhen(false)] out TValue value);

    /// <summary>Whether a key has a value.</summary>
    /// <param name="key">The key.</param>
    bool Contains(TMapKey key);
}
