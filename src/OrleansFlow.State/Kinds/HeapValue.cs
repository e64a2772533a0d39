using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using OrleansFlow.State.Heap;
using OrleansFlow.State.Scopes;
using OrleansFlow.Types;

namespace OrleansFlow.State.Kinds;

/// <summary>One value for each key, or key and namespace (org.apache.flink.runtime.state.heap.HeapValueState).</summary>
internal class HeapValue<TKey, TEntry, TScope, T>(StateSettings<TKey, TEntry> settings, TypeSerializer<T> values)
    : HeapState<TKey, TEntry, TScope, T>(settings, StateKind.Value, values), IValueState<T>
    where TScope : struct, IStateScope<TKey, TEntry>
{
    public sealed override string Description => $"value state of {typeof(T)}";

    public T? Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Find(out T value) ? value : default;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        set
        {
            if (value is null)
            {
                Clear();
                return;
            }

            Set(value);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryGet([MaybeNullWhen(false)] out T value) => Find(out value);
}
