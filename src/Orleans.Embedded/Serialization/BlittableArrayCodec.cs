using System.Runtime.InteropServices;

namespace Orleans.Embedded;

/// <summary>Arrays of numbers: copied and written as bytes.</summary>
internal sealed class BlittableArrayCodec<T> : Codec<T[]>
    where T : unmanaged
{
    public override T[] Copy(T[] value, CopyContext context)
    {
        if (value.Length == 0)
        {
            return value;
        }

        var copy = value.AsSpan().ToArray();
        context.Record(value, copy);
        return copy;
    }

    public override void Write(WireWriter writer, T[] value)
    {
        writer.WriteVarUInt((uint)value.Length);
        var bytes = MemoryMarshal.AsBytes(value.AsSpan());
        bytes.CopyTo(writer.Reserve(bytes.Length));
    }

    public override T[] Read(WireReader reader, int slot)
    {
        var count = reader.ReadCount(Marshal32<T>.Size);
        return count == 0 ? [] : MemoryMarshal.Cast<byte, T>(reader.Take(count * Marshal32<T>.Size)).ToArray();
    }
}
