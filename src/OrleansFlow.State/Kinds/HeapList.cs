using System.Runtime.InteropServices;
using OrleansFlow.State.Heap;
using OrleansFlow.State.Scopes;
using OrleansFlow.Types;

namespace OrleansFlow.State.Kinds;

/// <summary>A list for each key, or key and namespace (org.apache.flink.runtime.state.heap.HeapListState).</summary>
internal sealed class HeapList<TKey, TEntry, TScope, T>(StateSettings<TKey, TEntry> settings, TypeSerializer<List<T>> values)
    : HeapState<TKey, TEntry, TScope, List<T>>(settings, StateKind.List, values), IListState<T>, IMergingState<TScope>
    where TScope : struct, IStateScope<TKey, TEntry>
{
    public override string Description => $"list state of {typeof(T)}";

    public IEnumerable<T> Get() => Find(out List<T> list) ? list : [];

    IEnumerable<T>? IAppendingState<T, IEnumerable<T>>.Get() => Get();

    public void Add(T value)
    {
        if (value is null)
        {
            throw new ArgumentNullException(nameof(value), $"Null cannot be an item of list state '{Meta.Name}'.");
        }

        if (Find(out List<T> list))
        {
            list.Add(value);
        }
        else
        {
            Set([value]);
        }
    }

    public void AddAll(IEnumerable<T> values)
    {
        List<T> added = Checked(values);
        if (added.Count == 0)
        {
            return;
        }

        if (Find(out List<T> list))
        {
            list.AddRange(added);
        }
        else
        {
            Set(added);
        }
    }

    public void Update(IEnumerable<T> values)
    {
        List<T> list = Checked(values);
        if (list.Count == 0)
        {
            Clear();
        }
        else
        {
            Set(list);
        }
    }

    public void MergeNamespaces(in TScope target, ReadOnlySpan<TScope> sources)
    {
        List<T>? merged = null;
        foreach (ref readonly TScope source in sources)
        {
            SetScope(source);
            if (Find(out List<T> list))
            {
                Clear();
                if (merged is null)
                {
                    merged = list;
                }
                else
                {
                    merged.AddRange(list);
                }
            }
        }

        SetScope(target);
        if (merged is null)
        {
            return;
        }

        if (Find(out List<T> present))
        {
            present.AddRange(CollectionsMarshal.AsSpan(merged));
        }
        else
        {
            Set(merged);
        }
    }

    // The items are the state's own list from now on, so it is a new one.
    private List<T> Checked(IEnumerable<T> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        List<T> list = [.. values];
        return list.Contains(default!) && default(T) is null
            ? throw new ArgumentNullException(nameof(values), $"Null cannot be an item of list state '{Meta.Name}'.")
            : list;
    }
}
