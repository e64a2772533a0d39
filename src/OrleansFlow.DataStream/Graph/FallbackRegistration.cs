using OrleansFlow.Types;

namespace OrleansFlow.Graph;

/// <summary>What makes serializers of types that are not supported otherwise.</summary>
internal sealed class FallbackRegistration(ITypeSerializerFactory factory) : TypeRegistration
{
    public override void ApplyTo(TypeRegistry registry) => registry.UseFallback(factory);
}
