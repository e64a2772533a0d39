using OrleansFlow.Types;

namespace OrleansFlow.Graph;

/// <summary>A subtype of a union.</summary>
internal sealed class SubtypeRegistration<TBase, TSubtype>(string? name) : TypeRegistration
    where TBase : class
    where TSubtype : TBase
{
    public override void ApplyTo(TypeRegistry registry) => registry.RegisterSubtype<TBase, TSubtype>(name);
}
