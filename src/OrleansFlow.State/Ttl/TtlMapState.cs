using System.Diagnostics.CodeAnalysis;
using OrleansFlow.State.Kinds;
using OrleansFlow.State.Scopes;

namespace OrleansFlow.State.Ttl;

/// <summary>A map whose entries expire (org.apache.flink.runtime.state.ttl.TtlMapState).</summary>
internal sealed class TtlMapState<TKey, TEntry, TScope, TMapKey, T>(HeapMap<TKey, TEntry, TScope, TMapKey, TtlValue<T>> inner, TtlPolicy policy)
    : TtlView<TKey, TEntry, TScope, Dictionary<TMapKey, TtlValue<T>>>(inner, policy, TtlFilters.OfMaps<TMapKey, T>(policy)), IMapState<TMapKey, T>
    where TScope : struct, IStateScope<TKey, TEntry>
    where TMapKey : notnull
{
    public IEnumerable<KeyValuePair<TMapKey, T>> Entries
    {
        get
        {
            CleanUp();
            long now = Policy.Now;
            List<KeyValuePair<TMapKey, T>> entries = [];
            foreach ((TMapKey key, TtlValue<T> value) in inner.Entries.ToArray())
            {
                bool expired = Policy.IsExpired(value.LastAccess, now);
                if (expired)
                {
                    inner.Remove(key);
                }
                else if (Policy.UpdatesOnRead)
                {
                    inner.Put(key, value with { LastAccess = now });
                }

                if (!expired || Policy.ReturnsExpired)
                {
                    entries.Add(new(key, value.Value));
                }
            }

            return entries;
        }
    }

    public IEnumerable<TMapKey> Keys => Entries.Select(static entry => entry.Key);

    public IEnumerable<T> Values => Entries.Select(static entry => entry.Value);

    public bool IsEmpty => !Entries.Any();

    public T? Get(TMapKey key) => TryGet(key, out T? value) ? value : default;

    public bool TryGet(TMapKey key, [MaybeNullWhen(false)] out T value)
    {
        CleanUp();
        if (inner.TryGet(key, out TtlValue<T> found))
        {
            value = found.Value;
            long now = Policy.Now;
            if (!Policy.IsExpired(found.LastAccess, now))
            {
                if (Policy.UpdatesOnRead)
                {
                    inner.Put(key, found with { LastAccess = now });
                }

                return true;
            }

            inner.Remove(key);
            if (Policy.ReturnsExpired)
            {
                return true;
            }
        }

        value = default;
        return false;
    }

    public void Put(TMapKey key, T value)
    {
        inner.Put(key, Policy.Wrap(value));
        CleanUp();
    }

    public void PutAll(IEnumerable<KeyValuePair<TMapKey, T>> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        foreach ((TMapKey key, T value) in entries)
        {
            Put(key, value);
        }
    }

    public void Remove(TMapKey key)
    {
        inner.Remove(key);
        CleanUp();
    }

    public bool Contains(TMapKey key) => TryGet(key, out _);
}
