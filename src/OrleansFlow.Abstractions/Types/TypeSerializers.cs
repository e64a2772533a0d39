namespace OrleansFlow.Types;

/// <summary>The serializers of types for which nothing is registered.</summary>
public static class TypeSerializers
{
    /// <summary>The serializer of a type.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="registry">Where types are registered; null for <see cref="TypeRegistry.Default"/>.</param>
    /// <returns>The serializer, built at the first call and kept.</returns>
    /// <exception cref="UnsupportedTypeException">The type, or a member of it, cannot be serialized.</exception>
    public static TypeSerializer<T> For<T>(TypeRegistry? registry = null) => (registry ?? TypeRegistry.Default).For<T>();

    /// <summary>The serializer of a type of keys.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="registry">Where types are registered; null for <see cref="TypeRegistry.Default"/>.</param>
    /// <returns>The serializer.</returns>
    /// <exception cref="UnsupportedTypeException">The type, or a member of it, cannot be serialized.</exception>
    /// <exception cref="InvalidKeyTypeException">Values of the type cannot be keys.</exception>
    public static TypeSerializer<T> ForKey<T>(TypeRegistry? registry = null) => (registry ?? TypeRegistry.Default).ForKey<T>();
}
