using OrleansFlow.Types;

namespace OrleansFlow.State.Timers;

/// <summary>Writes the time, the key and the namespace of a timer. The schemas of the parts are kept beside it in snapshots.</summary>
internal sealed class TimerSerializer<TKey, TNamespace>(TypeSerializer<TKey> keys, TypeSerializer<TNamespace> namespaces) : TypeSerializer<InternalTimer<TKey, TNamespace>>
    where TNamespace : notnull
{
    public override TypeSchema Schema { get; } = TypeSchema.Custom("OrleansFlow.InternalTimer", 1);

    public override bool IsImmutable => keys.IsImmutable && namespaces.IsImmutable;

    public override void Serialize(InternalTimer<TKey, TNamespace> value, ref DataWriter writer)
    {
        writer.WriteInt64(value.Timestamp);
        keys.SerializeKey(value.Key, ref writer);
        namespaces.Serialize(value.Namespace, ref writer);
    }

    public override InternalTimer<TKey, TNamespace> Deserialize(ref DataReader reader)
    {
        long timestamp = reader.ReadInt64();
        TKey key = keys.Deserialize(ref reader);
        return new(timestamp, key, keys.HashKey(key), namespaces.Deserialize(ref reader));
    }

    public override InternalTimer<TKey, TNamespace> Copy(InternalTimer<TKey, TNamespace> value) =>
        value with { Key = keys.Copy(value.Key), Namespace = namespaces.Copy(value.Namespace) };

    public override bool KeyEquals(InternalTimer<TKey, TNamespace> left, InternalTimer<TKey, TNamespace> right) =>
        left.Timestamp == right.Timestamp
        && left.KeyHash == right.KeyHash
        && EqualityComparer<TNamespace>.Default.Equals(left.Namespace, right.Namespace)
        && keys.KeyEquals(left.Key, right.Key);
}
