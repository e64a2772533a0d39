namespace Orleans.Placement;

/// <summary>Activations are not moved by the repartitioner or the rebalancer.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ImmovableAttribute : Attribute
{
    /// <summary>By what it is not moved; both by default.</summary>
    public ImmovableAttribute(ImmovableKind kind = ImmovableKind.Any) => Kind = kind;

    /// <summary>By what it is not moved.</summary>
    public ImmovableKind Kind { get; }
}
