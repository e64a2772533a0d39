namespace OrleansFlow.Types;

/// <summary>Names a subtype that a value declared as the marked interface or class may hold.</summary>
/// <param name="type">The subtype; the marked class itself may be among them.</param>
/// <param name="name">The name that stands for it in schemas; null for the type's own name.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface, AllowMultiple = true, Inherited = false)]
public sealed class UnionSubtypeAttribute(Type type, string? name = null) : Attribute
{
    /// <summary>The subtype.</summary>
    public Type Type { get; } = type;

    /// <summary>The name that stands for it in schemas; null for the type's own name.</summary>
    public string? Name { get; } = name;
}
