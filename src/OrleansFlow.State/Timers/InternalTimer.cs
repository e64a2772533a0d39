using OrleansFlow.State.Scopes;
using OrleansFlow.Types;

namespace OrleansFlow.State.Timers;

/// <summary>A timer: a time, a key and a namespace. Two that are equal are one (org.apache.flink.streaming.api.operators.InternalTimer).</summary>
/// <param name="Timestamp">When it is due, in milliseconds since 1970 or of event time.</param>
/// <param name="Key">The key.</param>
/// <param name="KeyHash">The stable hash of the key, which says its key group.</param>
/// <param name="Namespace">The namespace.</param>
internal readonly record struct InternalTimer<TKey, TNamespace>(long Timestamp, TKey Key, int KeyHash, TNamespace Namespace);

/// <summary>Timers as keys of a table.</summary>
internal readonly struct TimerForm<TKey, TNamespace> : IEntryForm<TKey, InternalTimer<TKey, TNamespace>>
    where TNamespace : notnull
{
    public static TKey KeyOf(in InternalTimer<TKey, TNamespace> entry) => entry.Key;

    public static int KeyHashOf(in InternalTimer<TKey, TNamespace> entry, int entryHash) => entry.KeyHash;

    public static int HashOf(in InternalTimer<TKey, TNamespace> entry, TypeSerializer<InternalTimer<TKey, TNamespace>> serializer) => HashOf(entry);

    public static int HashOf(in InternalTimer<TKey, TNamespace> timer)
    {
        ulong mixed = (ulong)timer.Timestamp * 0x9E3779B97F4A7C15;
        return (timer.KeyHash * 31) ^ (int)(mixed >> 32) ^ (typeof(TNamespace) == typeof(VoidNamespace) ? 0 : EqualityComparer<TNamespace>.Default.GetHashCode(timer.Namespace) * 17);
    }
}
