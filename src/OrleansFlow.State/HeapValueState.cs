using OrleansFlow.State.Heap;
using OrleansFlow.State.Kinds;
using OrleansFlow.State.Scopes;
using OrleansFlow.Types;

namespace OrleansFlow.State;

/// <summary>One value for each key.</summary>
/// <typeparam name="TKey">Type of the keys.</typeparam>
/// <typeparam name="T">Type of the values.</typeparam>
internal sealed class HeapValueState<TKey, T>(StateSettings<TKey, TKey> settings, TypeSerializer<T> values)
    : HeapValue<TKey, TKey, KeyScope<TKey>, T>(settings, values);
