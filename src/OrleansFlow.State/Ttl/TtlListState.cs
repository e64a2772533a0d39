using OrleansFlow.State.Kinds;
using OrleansFlow.State.Scopes;

namespace OrleansFlow.State.Ttl;

/// <summary>A list whose items expire (org.apache.flink.runtime.state.ttl.TtlListState).</summary>
internal sealed class TtlListState<TKey, TEntry, TScope, T>(HeapList<TKey, TEntry, TScope, TtlValue<T>> inner, TtlPolicy policy)
    : TtlView<TKey, TEntry, TScope, List<TtlValue<T>>>(inner, policy, TtlFilters.OfLists<T>(policy)), IListState<T>, IMergingState<TScope>
    where TScope : struct, IStateScope<TKey, TEntry>
{
    public IEnumerable<T> Get()
    {
        CleanUp();
        if (!inner.Find(out List<TtlValue<T>> list))
        {
            return [];
        }

        long now = Policy.Now;
        List<TtlValue<T>> kept = list.FindAll(item => Policy.Keep(item, now));
        if (kept.Count == 0)
        {
            inner.Clear();
        }
        else if (Policy.UpdatesOnRead)
        {
            inner.Set(kept.ConvertAll(item => new TtlValue<T>(item.Value, now)));
        }

        return (Policy.ReturnsExpired ? list : kept).ConvertAll(static item => item.Value);
    }

    IEnumerable<T>? IAppendingState<T, IEnumerable<T>>.Get() => Get();

    public void Add(T value)
    {
        ArgumentNullException.ThrowIfNull(value);
        inner.Add(Policy.Wrap(value));
        CleanUp();
    }

    public void AddAll(IEnumerable<T> values)
    {
        inner.AddAll(Wrap(values));
        CleanUp();
    }

    public void Update(IEnumerable<T> values)
    {
        inner.Update(Wrap(values));
        CleanUp();
    }

    public void MergeNamespaces(in TScope target, ReadOnlySpan<TScope> sources) => inner.MergeNamespaces(target, sources);

    private List<TtlValue<T>> Wrap(IEnumerable<T> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        List<TtlValue<T>> wrapped = [];
        foreach (T value in values)
        {
            ArgumentNullException.ThrowIfNull(value);
            wrapped.Add(Policy.Wrap(value));
        }

        return wrapped;
    }
}
