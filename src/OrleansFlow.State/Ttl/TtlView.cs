using OrleansFlow.State.Heap;
using OrleansFlow.State.Scopes;

namespace OrleansFlow.State.Ttl;

/// <summary>Base of the views on states whose values expire (org.apache.flink.runtime.state.ttl.AbstractTtlState).</summary>
/// <param name="inner">The state, values with times.</param>
/// <param name="policy">The rules.</param>
/// <param name="keep">What of an entry has not expired at a time.</param>
internal abstract class TtlView<TKey, TEntry, TScope, T>(HeapState<TKey, TEntry, TScope, T> inner, TtlPolicy policy, Func<long, SnapshotFilter<T>> keep) : ITtlView
    where TScope : struct, IStateScope<TKey, TEntry>
{
    /// <summary>The rules.</summary>
    protected TtlPolicy Policy { get; } = policy;

    public void Clear()
    {
        inner.Clear();
        CleanUp();
    }

    /// <summary>Looks at a few entries of any keys, and removes what has expired.</summary>
    public void CleanUp()
    {
        if (Policy.Config.IncrementalCleanupSize > 0)
        {
            inner.CleanUp(Policy.Config.IncrementalCleanupSize, keep(Policy.Now));
        }
    }
}
