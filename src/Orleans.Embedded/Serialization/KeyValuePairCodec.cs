namespace Orleans.Embedded;

/// <summary>Copies, writes and reads values of type KeyValuePair.</summary>
internal sealed class KeyValuePairCodec<TKey, TValue> : Codec<KeyValuePair<TKey, TValue>>
{
    public override KeyValuePair<TKey, TValue> Copy(KeyValuePair<TKey, TValue> value, CopyContext context) =>
        new(Serialized<TKey>.Copy(value.Key, context), Serialized<TValue>.Copy(value.Value, context));

    public override void Write(WireWriter writer, KeyValuePair<TKey, TValue> value)
    {
        Serialized<TKey>.Write(writer, value.Key);
        Serialized<TValue>.Write(writer, value.Value);
    }

    public override KeyValuePair<TKey, TValue> Read(WireReader reader, int slot)
    {
        var key = Serialized<TKey>.Read(reader);
        return new(key, Serialized<TValue>.Read(reader));
    }
}
