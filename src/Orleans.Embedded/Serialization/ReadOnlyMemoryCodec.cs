namespace Orleans.Embedded;

/// <summary>Copies, writes and reads values of type ReadOnlyMemory.</summary>
internal sealed class ReadOnlyMemoryCodec<T> : Codec<ReadOnlyMemory<T>>
{
    public override ReadOnlyMemory<T> Copy(ReadOnlyMemory<T> value, CopyContext context) => Serialized<T[]>.Copy(value.ToArray(), context);

    public override void Write(WireWriter writer, ReadOnlyMemory<T> value) => Serialized<T[]>.Write(writer, value.ToArray());

    public override ReadOnlyMemory<T> Read(WireReader reader, int slot) => Serialized<T[]>.Read(reader);
}
