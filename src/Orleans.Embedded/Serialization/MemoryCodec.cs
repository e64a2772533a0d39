namespace Orleans.Embedded;

/// <summary>Copies, writes and reads values of type Memory.</summary>
internal sealed class MemoryCodec<T> : Codec<Memory<T>>
{
    public override Memory<T> Copy(Memory<T> value, CopyContext context) => Serialized<T[]>.Copy(value.ToArray(), context);

    public override void Write(WireWriter writer, Memory<T> value) => Serialized<T[]>.Write(writer, value.ToArray());

    public override Memory<T> Read(WireReader reader, int slot) => Serialized<T[]>.Read(reader);
}
