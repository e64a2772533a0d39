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
