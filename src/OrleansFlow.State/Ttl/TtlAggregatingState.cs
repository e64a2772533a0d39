using OrleansFlow.Functions;
using OrleansFlow.State.Kinds;
using OrleansFlow.State.Scopes;

namespace OrleansFlow.State.Ttl;

/// <summary>An accumulator that expires (org.apache.flink.runtime.state.ttl.TtlAggregatingState).</summary>
internal sealed class TtlAggregatingState<TKey, TEntry, TScope, TIn, TAcc, TOut>(
    HeapAggregating<TKey, TEntry, TScope, TIn, TtlValue<TAcc>, TOut> inner,
    IAggregateFunction<TIn, TAcc, TOut> function,
    TtlPolicy policy)
    : TtlView<TKey, TEntry, TScope, TtlValue<TAcc>>(inner, policy, TtlFilters.OfValues<TAcc>(policy)), IAggregatingState<TIn, TOut>, IMergingState<TScope>
    where TScope : struct, IStateScope<TKey, TEntry>
{
    public TOut? Get()
    {
        TOut? result = TtlFilters.Read(inner, Policy, out TAcc? value) ? function.GetResult(value) : default;
        CleanUp();
        return result;
    }

    public void Add(TIn value)
    {
        if (value is null)
        {
            Clear();
            return;
        }

        inner.Add(value);
        CleanUp();
    }

    public void MergeNamespaces(in TScope target, ReadOnlySpan<TScope> sources) => inner.MergeNamespaces(target, sources);
}
