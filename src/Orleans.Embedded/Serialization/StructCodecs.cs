namespace Orleans.Embedded;

internal sealed class NullableCodec<T> : Codec<T?>
    where T : struct
{
    public override T? Copy(T? value, CopyContext context) => value is { } some ? Serialized<T>.Copy(some, context) : null;

    public override void Write(WireWriter writer, T? value)
    {
        writer.WriteByte(value.HasValue ? (byte)1 : (byte)0);
        if (value is { } some)
        {
            Serialized<T>.Write(writer, some);
        }
    }

    public override T? Read(WireReader reader, int slot) => reader.ReadByte() == 0 ? null : Serialized<T>.Read(reader);
}

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

internal sealed class MemoryCodec<T> : Codec<Memory<T>>
{
    public override Memory<T> Copy(Memory<T> value, CopyContext context) => Serialized<T[]>.Copy(value.ToArray(), context);

    public override void Write(WireWriter writer, Memory<T> value) => Serialized<T[]>.Write(writer, value.ToArray());

    public override Memory<T> Read(WireReader reader, int slot) => Serialized<T[]>.Read(reader);
}

internal sealed class ReadOnlyMemoryCodec<T> : Codec<ReadOnlyMemory<T>>
{
    public override ReadOnlyMemory<T> Copy(ReadOnlyMemory<T> value, CopyContext context) => Serialized<T[]>.Copy(value.ToArray(), context);

    public override void Write(WireWriter writer, ReadOnlyMemory<T> value) => Serialized<T[]>.Write(writer, value.ToArray());

    public override ReadOnlyMemory<T> Read(WireReader reader, int slot) => Serialized<T[]>.Read(reader);
}

internal sealed class ArraySegmentCodec<T> : Codec<ArraySegment<T>>
{
    public override ArraySegment<T> Copy(ArraySegment<T> value, CopyContext context) => value.Array is null ? value : new(Serialized<T[]>.Copy(value.ToArray(), context));

    public override void Write(WireWriter writer, ArraySegment<T> value) => Serialized<T[]?>.Write(writer, value.Array is null ? null : value.ToArray());

    public override ArraySegment<T> Read(WireReader reader, int slot) => Serialized<T[]?>.Read(reader) is { } array ? new ArraySegment<T>(array) : default;
}
