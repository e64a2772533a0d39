using OrleansFlow.Functions;
using OrleansFlow.State.Heap;
using OrleansFlow.State.Scopes;
using OrleansFlow.Types;

namespace OrleansFlow.State.Kinds;

/// <summary>An accumulator for each key, or key and namespace (org.apache.flink.runtime.state.heap.HeapAggregatingState).</summary>
internal sealed class HeapAggregating<TKey, TEntry, TScope, TIn, TAcc, TOut>(
    StateSettings<TKey, TEntry> settings,
    TypeSerializer<TAcc> values,
    IAggregateFunction<TIn, TAcc, TOut> function)
    : HeapState<TKey, TEntry, TScope, TAcc>(settings, StateKind.Aggregating, values), IAggregatingState<TIn, TOut>, IMergingState<TScope>
    where TScope : struct, IStateScope<TKey, TEntry>
{
    public override string Description => $"aggregating state of {typeof(TAcc)}";

    public TOut? Get() => Find(out TAcc value) ? function.GetResult(value) : default;

    public void Add(TIn value)
    {
        // As in Flink, null clears.
        if (value is null)
        {
            Clear();
            return;
        }

        Set(function.Add(value, Find(out TAcc before) ? before : function.CreateAccumulator()));
    }

    public void MergeNamespaces(in TScope target, ReadOnlySpan<TScope> sources)
    {
        bool any = false;
        TAcc merged = default!;
        foreach (ref readonly TScope source in sources)
        {
            SetScope(source);
            if (Find(out TAcc value))
            {
                Clear();
                merged = any ? function.Merge(merged, value) : value;
                any = true;
            }
        }

        SetScope(target);
        if (any)
        {
            Set(Find(out TAcc present) ? function.Merge(present, merged) : merged);
        }
    }
}
