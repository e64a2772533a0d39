namespace Orleans.Embedded;

/// <summary>Compiler-made read-only collections; they arrive as lists.</summary>
internal sealed class ReadOnlySequenceCodec<T> : Codec
{
    public override object CopyObject(object value, CopyContext context)
    {
        var copy = ((IEnumerable<T>)value).Select(item => Serialized<T>.Copy(item, context)).ToArray();
        context.Record(value, copy);
        return copy;
    }

    public override void WriteObject(WireWriter writer, object value) => Serialized<T[]>.Write(writer, [.. (IEnumerable<T>)value]);

    public override object ReadObject(WireReader reader, int slot) => Serialized<T[]>.Read(reader);
}
