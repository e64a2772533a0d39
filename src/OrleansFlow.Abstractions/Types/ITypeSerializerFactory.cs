namespace OrleansFlow.Types;

/// <summary>Makes serializers for types that the product does not support by itself, once it is asked to by <see cref="TypeRegistry.UseFallback"/>.</summary>
public interface ITypeSerializerFactory
{
    /// <summary>Makes the serializer of a type that is not supported otherwise.</summary>
    /// <param name="type">The type.</param>
    /// <param name="registry">The registry that asks; serializers of parts come from it.</param>
    /// <returns>A <see cref="TypeSerializer{T}"/> of the type, or null to leave it unsupported.</returns>
    TypeSerializer? TryCreate(Type type, TypeRegistry registry);
}
