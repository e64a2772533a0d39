using OrleansFlow.Types;

namespace OrleansFlow.Graph;

/// <summary>A serializer.</summary>
internal sealed class SerializerRegistration<T>(TypeSerializer<T> serializer) : TypeRegistration
{
    public override void ApplyTo(TypeRegistry registry) => registry.Register(serializer);
}
