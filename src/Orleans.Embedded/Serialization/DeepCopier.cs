using Orleans.Embedded;

namespace Orleans.Serialization;

/// <summary>Makes deep copies.</summary>
public sealed class DeepCopier
{
    /// <summary>A deep copy; values of immutable types are returned themselves.</summary>
    /// <exception cref="CodecNotFoundException">A type has no serializer.</exception>
    public T Copy<T>(T value) => Serialized<T>.Copy(value);

    /// <summary>A copier of one type.</summary>
    public DeepCopier<T> GetCopier<T>() => new();
}
