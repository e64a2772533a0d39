namespace Orleans.Embedded;

/// <summary>
/// Values in places of a static type: null, references and types that differ from the place's are handled here,
/// the rest by the codec of the exact type.
/// </summary>
internal static class Serialized<T>
{
    private const byte Null = 0;
    private const byte Reference = 1;
    private const byte Exact = 2;
    private const byte Other = 3;
    private static Codec<T>? _codec;

    public static bool IsShallow { get; } = Codecs.IsShallow(typeof(T));

    private static Codec<T> ExactCodec => _codec ??= (Codec<T>)Codecs.Get(typeof(T));

    /// <summary>A deep copy on its own.</summary>
    public static T Copy(T value)
    {
        if (IsShallow || value is null)
        {
            return value;
        }

        var context = CopyContext.Rent();
        var copy = Copy(value, context);
        context.Return();
        return copy;
    }

    public static T Copy(T value, CopyContext context)
    {
        if (IsShallow || value is null)
        {
            return value;
        }

        if (typeof(T).IsValueType)
        {
            return ExactCodec.Copy(value, context);
        }

        if (context.TryGet(value, out var known))
        {
            return (T)known;
        }

        var type = value.GetType();
        if (type == typeof(T))
        {
            return ExactCodec.Copy(value, context);
        }

        var codec = Codecs.Get(type);
        return codec.IsShallow ? value : (T)codec.CopyObject(value, context);
    }

    public static void Write(WireWriter writer, T value)
    {
        if (typeof(T).IsValueType)
        {
            ExactCodec.Write(writer, value);
            return;
        }

        if (value is null)
        {
            writer.WriteByte(Null);
            return;
        }

        var seen = writer.Track(value);
        if (seen >= 0)
        {
            writer.WriteByte(Reference);
            writer.WriteVarUInt((uint)seen);
            return;
        }

        var type = value.GetType();
        if (type == typeof(T))
        {
            writer.WriteByte(Exact);
            ExactCodec.Write(writer, value);
            return;
        }

        var codec = Codecs.Get(type);
        writer.WriteByte(Other);
        writer.WriteType(Codecs.WireTypeOf(type, value));
        codec.WriteObject(writer, value);
    }

    public static T Read(WireReader reader)
    {
        if (typeof(T).IsValueType)
        {
            return ExactCodec.Read(reader, -1);
        }

        var marker = reader.ReadByte();
        switch (marker)
        {
            case Null:
                return default!;
            case Reference:
                return (T)reader.GetReference((int)reader.ReadVarUInt());
            case Exact:
            {
                var slot = reader.ReserveReference();
                var value = ExactCodec.Read(reader, slot);
                reader.SetReference(slot, value!);
                return value;
            }

            case Other:
            {
                var slot = reader.ReserveReference();
                var value = Codecs.Get(reader.ReadType()).ReadObject(reader, slot);
                reader.SetReference(slot, value);
                return value is T typed ? typed : throw new SerializerException($"a value of type {value.GetType()} does not fit {typeof(T)}");
            }

            default:
                throw new SerializerException($"corrupt marker {marker} at position {reader.Position}");
        }
    }
}
