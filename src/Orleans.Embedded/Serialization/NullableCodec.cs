namespace Orleans.Embedded;

/// <summary>Copies, writes and reads values of type Nullable.</summary>
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
