namespace Orleans.Embedded;

/// <summary>
/// Copies, writes and reads values of exactly one type. The slot of a reader is the number of the object in the table of references;
/// a codec whose objects can be part of a cycle sets it before it reads the parts.
/// </summary>
internal abstract class Codec<T> : Codec
{
    public abstract T Copy(T value, CopyContext context);

    public abstract void Write(WireWriter writer, T value);

    public abstract T Read(WireReader reader, int slot);

    public sealed override object CopyObject(object value, CopyContext context) => Copy((T)value, context)!;

    public sealed override void WriteObject(WireWriter writer, object value) => Write(writer, (T)value);

    public sealed override object ReadObject(WireReader reader, int slot) => Read(reader, slot)!;
}
