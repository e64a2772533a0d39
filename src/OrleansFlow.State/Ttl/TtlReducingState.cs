using OrleansFlow.State.Kinds;
using OrleansFlow.State.Scopes;

namespace OrleansFlow.State.Ttl;

/// <summary>A reduced value that expires (org.apache.flink.runtime.state.ttl.TtlReducingState).</summary>
internal sealed class TtlReducingState<TKey, TEntry, TScope, T>(HeapReducing<TKey, TEntry, TScope, TtlValue<T>> inner, TtlPolicy policy)
    : TtlView<TKey, TEntry, TScope, TtlValue<T>>(inner, policy, TtlFilters.OfValues<T>(policy)), IReducingState<T>, IMergingState<TScope>
    where TScope : struct, IStateScope<TKey, TEntry>
{
    /// <summary>A reduce function that leaves expired values out.</summary>
    public static Func<TtlValue<T>, TtlValue<T>, TtlValue<T>> FunctionOf(Func<T, T, T> function, TtlPolicy policy) => (first, second) =>
    {
        long now = policy.Now;
        return policy.IsExpired(first.LastAccess, now) ? second
            : policy.IsExpired(second.LastAccess, now) ? first
            : new TtlValue<T>(function(first.Value, second.Value), now);
    };

    public T? Get()
    {
        T? result = TtlFilters.Read(inner, Policy, out T? value) ? value : default;
        CleanUp();
        return result;
    }

    public void Add(T value)
    {
        if (value is null)
        {
            Clear();
            return;
        }

        inner.Add(Policy.Wrap(value));
        CleanUp();
    }

    public void MergeNamespaces(in TScope target, ReadOnlySpan<TScope> sources) => inner.MergeNamespaces(target, sources);
}
