using OrleansFlow.Types;

namespace OrleansFlow.Capture;

/// <summary>Writes and reads values of one type that have no parts.</summary>
internal abstract class LeafCodec(byte code, Type type)
{
    public byte Code { get; } = code;

    public Type Type { get; } = type;

    public abstract void Write(object value, ref DataWriter writer);

    public abstract object Read(ref DataReader reader);
}
