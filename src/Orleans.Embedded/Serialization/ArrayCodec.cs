namespace Orleans.Embedded;

/// <summary>Arrays of anything.</summary>
internal sealed class ArrayCodec<T> : Codec<T[]>
{
    public override T[] Copy(T[] value, CopyContext context)
    {
        if (value.Length == 0)
        {
            return value;
        }

        if (Serialized<T>.IsShallow)
        {
            var same = value.AsSpan().ToArray();
            context.Record(value, same);
            return same;
        }

        var copy = new T[value.Length];
        context.Record(value, copy);
        for (var i = 0; i < copy.Length; i++)
        {
            copy[i] = Serialized<T>.Copy(value[i], context);
        }

        return copy;
    }

    public override void Write(WireWriter writer, T[] value)
    {
        writer.WriteVarUInt((uint)value.Length);
        foreach (var item in value)
        {
            Serialized<T>.Write(writer, item);
        }
    }

    public override T[] Read(WireReader reader, int slot)
    {
        var result = new T[reader.ReadCount()];
        if (slot >= 0)
        {
            reader.SetReference(slot, result);
        }

        for (var i = 0; i < result.Length; i++)
        {
            result[i] = Serialized<T>.Read(reader);
        }

        return result;
    }
}
