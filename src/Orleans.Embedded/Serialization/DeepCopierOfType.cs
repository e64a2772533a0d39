using Orleans.Embedded;

namespace Orleans.Serialization;

/// <summary>Makes deep copies of one type.</summary>
public sealed class DeepCopier<T>
{
    /// <summary>A deep copy; values of immutable types are returned themselves.</summary>
    /// <exception cref="CodecNotFoundException">A type has no serializer.</exception>
    public T Copy(T value) => Serialized<T>.Copy(value);
}
