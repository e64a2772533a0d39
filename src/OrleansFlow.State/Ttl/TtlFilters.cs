using System.Diagnostics.CodeAnalysis;
using OrleansFlow.State.Heap;
using OrleansFlow.State.Scopes;

namespace OrleansFlow.State.Ttl;

/// <summary>What is left of an entry when expired values are taken out.</summary>
internal static class TtlFilters
{
    /// <summary>For entries that are one value.</summary>
    public static Func<long, SnapshotFilter<TtlValue<T>>> OfValues<T>(TtlPolicy policy) =>
        now => (ref value) => policy.Keep(value, now);

    /// <summary>For entries that are lists.</summary>
    public static Func<long, SnapshotFilter<List<TtlValue<T>>>> OfLists<T>(TtlPolicy policy) =>
        now => (ref list) =>
        {
            if (list.Exists(item => !policy.Keep(item, now)))
            {
                list = list.FindAll(item => policy.Keep(item, now));
            }

            return list.Count > 0;
        };

    /// <summary>For entries that are maps.</summary>
    public static Func<long, SnapshotFilter<Dictionary<TMapKey, TtlValue<T>>>> OfMaps<TMapKey, T>(TtlPolicy policy)
        where TMapKey : notnull =>
        now => (ref map) =>
        {
            if (map.Values.Any(item => !policy.Keep(item, now)))
            {
                map = map.Where(item => policy.Keep(item.Value, now)).ToDictionary();
            }

            return map.Count > 0;
        };

    /// <summary>Reads an entry that is one value, as the rules say.</summary>
    /// <returns>Whether there is one to be seen.</returns>
    public static bool Read<TKey, TEntry, TScope, T>(HeapState<TKey, TEntry, TScope, TtlValue<T>> state, TtlPolicy policy, [MaybeNullWhen(false)] out T value)
        where TScope : struct, IStateScope<TKey, TEntry>
    {
        if (state.Find(out TtlValue<T> found))
        {
            value = found.Value;
            if (!policy.IsExpired(found.LastAccess, policy.Now))
            {
                if (policy.UpdatesOnRead)
                {
                    state.Set(policy.Wrap(found.Value));
                }

                return true;
            }

            state.Clear();
            if (policy.ReturnsExpired)
            {
                return true;
            }
        }

        value = default;
        return false;
    }
}
