using System.Buffers;

namespace Orleans.Serialization;

/// <summary>Turns values of one type into bytes and back.</summary>
public sealed class Serializer<T>
{
    private readonly Serializer _serializer;

    /// <summary>A serializer of one type.</summary>
    public Serializer(Serializer serializer) => _serializer = serializer;

    /// <summary>The bytes of a value.</summary>
    /// <exception cref="CodecNotFoundException">A type has no serializer.</exception>
    public byte[] SerializeToArray(T value) => _serializer.SerializeToArray(value);

    /// <summary>Writes the bytes of a value.</summary>
    /// <exception cref="CodecNotFoundException">A type has no serializer.</exception>
    public void Serialize(T value, IBufferWriter<byte> destination) => _serializer.Serialize(value, destination);

    /// <summary>Writes the bytes of a value.</summary>
    /// <exception cref="CodecNotFoundException">A type has no serializer.</exception>
    public void Serialize(T value, Stream destination) => _serializer.Serialize(value, destination);

    /// <summary>The value of bytes.</summary>
    /// <exception cref="SerializerException">The bytes are none of the type.</exception>
    public T Deserialize(ReadOnlyMemory<byte> source) => _serializer.Deserialize<T>(source);

    /// <summary>The value of bytes.</summary>
    /// <exception cref="SerializerException">The bytes are none of the type.</exception>
    public T Deserialize(byte[] source) => _serializer.Deserialize<T>(source);

    /// <summary>The value of bytes.</summary>
    /// <exception cref="SerializerException">The bytes are none of the type.</exception>
    public T Deserialize(ReadOnlySpan<byte> source) => _serializer.Deserialize<T>(source);

    /// <summary>The value of bytes.</summary>
    /// <exception cref="SerializerException">The bytes are none of the type.</exception>
    public T Deserialize(ReadOnlySequence<byte> source) => _serializer.Deserialize<T>(source);

    /// <summary>The value of bytes.</summary>
    /// <exception cref="SerializerException">The bytes are none of the type.</exception>
    public T Deserialize(Stream source) => _serializer.Deserialize<T>(source);
}
