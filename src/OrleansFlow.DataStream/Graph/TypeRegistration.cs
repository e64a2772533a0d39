using OrleansFlow.Types;

namespace OrleansFlow.Graph;

/// <summary>Something that a program registered for its types; captured into the job graph.</summary>
internal abstract class TypeRegistration
{
    public abstract void ApplyTo(TypeRegistry registry);

    public static TypeRegistry Build(IEnumerable<TypeRegistration> registrations)
    {
        var registry = new TypeRegistry();
        foreach (TypeRegistration registration in registrations)
        {
            registration.ApplyTo(registry);
        }

        return registry;
    }
}

/// <summary>A serializer.</summary>
internal sealed class SerializerRegistration<T>(TypeSerializer<T> serializer) : TypeRegistration
{
    public override void ApplyTo(TypeRegistry registry) => registry.Register(serializer);
}

/// <summary>A subtype of a union.</summary>
internal sealed class SubtypeRegistration<TBase, TSubtype>(string? name) : TypeRegistration
    where TBase : class
    where TSubtype : TBase
{
    public override void ApplyTo(TypeRegistry registry) => registry.RegisterSubtype<TBase, TSubtype>(name);
}
