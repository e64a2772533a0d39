namespace Orleans.Embedded;

/// <summary>Arrays of several dimensions.</summary>
internal sealed class MultiArrayCodec<TArray, T> : Codec<TArray>
    where TArray : class
{
    public override TArray Copy(TArray value, CopyContext context)
    {
        var source = (Array)(object)value;
        var copy = (Array)source.Clone();
        context.Record(value, copy);
        if (!Serialized<T>.IsShallow)
        {
            Visit(copy, (array, index) => array.SetValue(Serialized<T>.Copy((T)array.GetValue(index)!, context), index));
        }

        return (TArray)(object)copy;
    }

    public override void Write(WireWriter writer, TArray value)
    {
        var source = (Array)(object)value;
        writer.WriteVarUInt((uint)source.Rank);
        for (var d = 0; d < source.Rank; d++)
        {
            writer.WriteVarUInt((uint)source.GetLength(d));
        }

        Visit(source, (array, index) => Serialized<T>.Write(writer, (T)array.GetValue(index)!));
    }

    public override TArray Read(WireReader reader, int slot)
    {
        var lengths = new int[reader.ReadCount()];
        long total = 1;
        for (var d = 0; d < lengths.Length; d++)
        {
            lengths[d] = reader.ReadCount();
            total *= lengths[d];
            if (total > int.MaxValue)
            {
                throw new SerializerException("corrupt array lengths");
            }
        }

        var result = Array.CreateInstance(typeof(T), lengths);
        reader.SetReference(slot, result);
        Visit(result, (array, index) => array.SetValue(Serialized<T>.Read(reader), index));
        return (TArray)(object)result;
    }

    private static void Visit(Array array, Action<Array, int[]> visit)
    {
        if (array.Length == 0)
        {
            return;
        }

        var index = new int[array.Rank];
        while (true)
        {
            visit(array, index);
            var d = array.Rank - 1;
            while (++index[d] == array.GetLength(d))
            {
                index[d] = 0;
                if (--d < 0)
                {
                    return;
                }
            }
        }
    }
}
