using OrleansFlow.Types;

namespace OrleansFlow.Capture;

/// <summary>A value in the form that the type's serializer gives it.</summary>
internal sealed class DataLeaf<T>(byte code) : LeafCodec(code, typeof(T))
    where T : notnull
{
    private readonly TypeSerializer<T> _serializer = TypeRegistry.Default.For<T>();

    public override void Write(object value, ref DataWriter writer) => _serializer.Serialize((T)value, ref writer);

    public override object Read(ref DataReader reader) => _serializer.Deserialize(ref reader);
}
