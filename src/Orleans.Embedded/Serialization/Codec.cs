namespace Orleans.Embedded;

/// <summary>Copies, writes and reads objects of one type without knowing it statically.</summary>
internal abstract class Codec
{
    /// <summary>Whether a copy is the value itself.</summary>
    public virtual bool IsShallow => false;

    public abstract object CopyObject(object value, CopyContext context);

    public abstract void WriteObject(WireWriter writer, object value);

    public abstract object ReadObject(WireReader reader, int slot);
}
