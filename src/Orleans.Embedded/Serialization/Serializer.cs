using System.Buffers;
using Orleans.Embedded;

namespace Orleans.Serialization;

/// <summary>Turns values into bytes and back.</summary>
public sealed class Serializer
{
    private readonly IReferenceSource? _references;

    internal Serializer(IReferenceSource? references) => _references = references;

    /// <summary>Whether the type has a serializer.</summary>
    public bool CanSerialize<T>() => CanSerialize(typeof(T));

    /// <summary>Whether the type has a serializer.</summary>
    public bool CanSerialize(Type type) => Codecs.TryGet(type) is not null;

    /// <summary>A serializer of one type.</summary>
    public Serializer<T> GetSerializer<T>() => new(this);

    /// <summary>The bytes of a value.</summary>
    /// <exception cref="CodecNotFoundException">A type has no serializer.</exception>
    public byte[] SerializeToArray<T>(T value)
    {
        var writer = new WireWriter();
        Serialized<T>.Write(writer, value);
        return writer.ToArray();
    }

    /// <summary>Writes the bytes of a value.</summary>
    /// <exception cref="CodecNotFoundException">A type has no serializer.</exception>
    public void Serialize<T>(T value, IBufferWriter<byte> destination)
    {
        var writer = new WireWriter();
        Serialized<T>.Write(writer, value);
        destination.Write(writer.Finish());
    }

    /// <summary>Writes the bytes of a value.</summary>
    /// <exception cref="CodecNotFoundException">A type has no serializer.</exception>
    public void Serialize<T>(T value, Stream destination) => destination.Write(SerializeToArray(value));

    /// <summary>The value of bytes.</summary>
    /// <exception cref="SerializerException">The bytes are none of the type.</exception>
    public T Deserialize<T>(ReadOnlyMemory<byte> source) => Serialized<T>.Read(new WireReader(source, _references));

    /// <summary>The value of bytes.</summary>
    /// <exception cref="SerializerException">The bytes are none of the type.</exception>
    public T Deserialize<T>(byte[] source) => Deserialize<T>(source.AsMemory());

    /// <summary>The value of bytes.</summary>
    /// <exception cref="SerializerException">The bytes are none of the type.</exception>
    public T Deserialize<T>(ReadOnlySpan<byte> source) => Deserialize<T>(source.ToArray().AsMemory());

    /// <summary>The value of bytes.</summary>
    /// <exception cref="SerializerException">The bytes are none of the type.</exception>
    public T Deserialize<T>(ReadOnlySequence<byte> source) => Deserialize<T>(source.IsSingleSegment ? source.First : source.ToArray());

    /// <summary>The value of bytes.</summary>
    /// <exception cref="SerializerException">The bytes are none of the type.</exception>
    public T Deserialize<T>(Stream source)
    {
        using var buffer = new MemoryStream();
        source.CopyTo(buffer);
        return Deserialize<T>(buffer.ToArray());
    }
}
