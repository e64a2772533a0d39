namespace OrleansFlow.Types;

/// <summary>A custom serializer with its length before its bytes, or with a fixed length that is checked, so that a value can be skipped without it.</summary>
internal sealed class FramedSerializer<T>(TypeSerializer<T> inner) : TypeSerializer<T>
{
    public override TypeSchema Schema => inner.Schema;

    public override bool IsImmutable => inner.IsImmutable;

    public override int FixedLength => inner.Schema.FixedLength;

    internal override int ShortestLength => FixedLength >= 0 ? FixedLength : sizeof(int);

    public override void Serialize(T value, ref DataWriter writer)
    {
        int start = Begin(ref writer);
        inner.Serialize(value, ref writer);
        End(ref writer, start);
    }

    public override void SerializeKey(T key, ref DataWriter writer)
    {
        int start = Begin(ref writer);
        inner.SerializeKey(key, ref writer);
        End(ref writer, start);
    }

    public override T Deserialize(ref DataReader reader) => Read(inner, FixedLength, ref reader);

    public override T Copy(T value) => inner.Copy(value);

    public override int HashKey(T key) => inner.HashKey(key);

    public override bool KeyEquals(T left, T right) => inner.KeyEquals(left, right);

    public override bool IsKeyType(out string? reason) => inner.IsKeyType(out reason);

    internal override TypeSerializer? Evolve(TypeSchema writer, Evolution evolution)
    {
        if (writer.Equals(Schema))
        {
            return this;
        }

        TypeSerializer<T>? reader = writer.Kind == TypeSchemaKind.Custom && writer.Name == Schema.Name ? inner.CreateReader(writer) : null;
        return reader is null
            ? evolution.Fail($"was written by {writer.Summary}, and the present serializer is {Schema.Summary}")
            : new Reader(this, writer, reader);
    }

    private static T Read(TypeSerializer<T> inner, int fixedLength, ref DataReader reader)
    {
        DataReader own = reader.Sub(fixedLength >= 0 ? fixedLength : reader.ReadInt32());
        T value = inner.Deserialize(ref own);
        own.EnsureEnd();
        return value;
    }

    private int Begin(ref DataWriter writer)
    {
        if (FixedLength < 0)
        {
            writer.WriteInt32(0);
        }

        return writer.Position;
    }

    private void End(ref DataWriter writer, int start)
    {
        int length = writer.Position - start;
        if (FixedLength < 0)
        {
            System.Buffers.Binary.BinaryPrimitives.WriteInt32LittleEndian(writer.WrittenFrom(start - sizeof(int)), length);
        }
        else if (length != FixedLength)
        {
            throw new ValueNotSerializableException($"the serializer {Schema.Summary} declares {FixedLength} bytes for each value and wrote {length}");
        }
    }

    private sealed class Reader(TypeSerializer<T> present, TypeSchema writer, TypeSerializer<T> inner) : ReadOnlyReader<T>(present, writer)
    {
        public override T Deserialize(ref DataReader reader) => Read(inner, Schema.FixedLength, ref reader);
    }
}
