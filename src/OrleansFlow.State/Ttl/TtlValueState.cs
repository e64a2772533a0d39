using System.Diagnostics.CodeAnalysis;
using OrleansFlow.State.Kinds;
using OrleansFlow.State.Scopes;

namespace OrleansFlow.State.Ttl;

/// <summary>A value that expires (org.apache.flink.runtime.state.ttl.TtlValueState).</summary>
internal sealed class TtlValueState<TKey, TEntry, TScope, T>(HeapValue<TKey, TEntry, TScope, TtlValue<T>> inner, TtlPolicy policy)
    : TtlView<TKey, TEntry, TScope, TtlValue<T>>(inner, policy, TtlFilters.OfValues<T>(policy)), IValueState<T>
    where TScope : struct, IStateScope<TKey, TEntry>
{
    public T? Value
    {
        get => TryGet(out T? value) ? value : default;
        set
        {
            if (value is null)
            {
                Clear();
                return;
            }

            inner.Set(Policy.Wrap(value));
            CleanUp();
        }
    }

    public bool TryGet([MaybeNullWhen(false)] out T value)
    {
        bool found = TtlFilters.Read(inner, Policy, out value);
        CleanUp();
        return found;
    }
}
