using OrleansFlow.State.Heap;
using OrleansFlow.State.Scopes;
using OrleansFlow.Types;

namespace OrleansFlow.State.Kinds;

/// <summary>A reduced value for each key, or key and namespace (org.apache.flink.runtime.state.heap.HeapReducingState).</summary>
internal sealed class HeapReducing<TKey, TEntry, TScope, T>(StateSettings<TKey, TEntry> settings, TypeSerializer<T> values, Func<T, T, T> function)
    : HeapState<TKey, TEntry, TScope, T>(settings, StateKind.Reducing, values), IReducingState<T>, IMergingState<TScope>
    where TScope : struct, IStateScope<TKey, TEntry>
{
    public override string Description => $"reducing state of {typeof(T)}";

    public T? Get() => Find(out T value) ? value : default;

    public void Add(T value)
    {
        // As in Flink, null clears.
        if (value is null)
        {
            Clear();
            return;
        }

        Set(Find(out T before) ? function(before, value) : value);
    }

    public void MergeNamespaces(in TScope target, ReadOnlySpan<TScope> sources)
    {
        bool any = false;
        T merged = default!;
        foreach (ref readonly TScope source in sources)
        {
            SetScope(source);
            if (Find(out T value))
            {
                Clear();
                merged = any ? function(merged, value) : value;
                any = true;
            }
        }

        SetScope(target);
        if (any)
        {
            Set(Find(out T present) ? function(present, merged) : merged);
        }
    }
}
