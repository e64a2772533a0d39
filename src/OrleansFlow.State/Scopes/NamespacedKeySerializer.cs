using OrleansFlow.Types;

namespace OrleansFlow.State.Scopes;

/// <summary>Writes a key, then its namespace. The two schemas are kept apart in snapshots.</summary>
internal sealed class NamespacedKeySerializer<TKey, TNamespace>(TypeSerializer<TKey> keys, TypeSerializer<TNamespace> namespaces)
    : TypeSerializer<NamespacedKey<TKey, TNamespace>>
    where TNamespace : notnull
{
    public override TypeSchema Schema { get; } = TypeSchema.Custom("OrleansFlow.NamespacedKey", 1);

    public override bool IsImmutable => keys.IsImmutable && namespaces.IsImmutable;

    public override void Serialize(NamespacedKey<TKey, TNamespace> value, ref DataWriter writer)
    {
        keys.SerializeKey(value.Key, ref writer);
        namespaces.Serialize(value.Namespace, ref writer);
    }

    public override NamespacedKey<TKey, TNamespace> Deserialize(ref DataReader reader)
    {
        TKey key = keys.Deserialize(ref reader);
        return new NamespacedKey<TKey, TNamespace>(key, keys.HashKey(key), namespaces.Deserialize(ref reader));
    }

    public override NamespacedKey<TKey, TNamespace> Copy(NamespacedKey<TKey, TNamespace> value) =>
        value with { Key = keys.Copy(value.Key), Namespace = namespaces.Copy(value.Namespace) };

    public override bool KeyEquals(NamespacedKey<TKey, TNamespace> left, NamespacedKey<TKey, TNamespace> right) =>
        left.KeyHash == right.KeyHash
        && EqualityComparer<TNamespace>.Default.Equals(left.Namespace, right.Namespace)
        && keys.KeyEquals(left.Key, right.Key);
}
