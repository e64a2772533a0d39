namespace Orleans.Embedded;

/// <summary>Copies, writes and reads values of type ArraySegment.</summary>
internal sealed class ArraySegmentCodec<T> : Codec<ArraySegment<T>>
{
    public override ArraySegment<T> Copy(ArraySegment<T> value, CopyContext context) => value.Array is null ? value : new(Serialized<T[]>.Copy(value.ToArray(), context));

    public override void Write(WireWriter writer, ArraySegment<T> value) => Serialized<T[]?>.Write(writer, value.Array is null ? null : value.ToArray());

    public override ArraySegment<T> Read(WireReader reader, int slot) => Serialized<T[]?>.Read(reader) is { } array ? new ArraySegment<T>(array) : default;
}
