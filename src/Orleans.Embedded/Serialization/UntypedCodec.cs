namespace Orleans.Embedded;

/// <summary>Gives a codec that knows its type only at run time, such as those of arrays of several dimensions, the type.</summary>
internal sealed class UntypedCodec<T>(Codec codec) : Codec<T>
{
    public override bool IsShallow => codec.IsShallow;

    public override T Copy(T value, CopyContext context) => (T)codec.CopyObject(value!, context);

    public override void Write(WireWriter writer, T value) => codec.WriteObject(writer, value!);

    public override T Read(WireReader reader, int slot) => (T)codec.ReadObject(reader, slot);
}
