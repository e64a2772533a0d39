namespace Orleans.Placement;

/// <summary>By what a grain is not moved.</summary>
[Flags]
public enum ImmovableKind : byte
{
    /// <summary>The repartitioner.</summary>
    Repartitioner = 1,

    /// <summary>The rebalancer.</summary>
    Rebalancer = 2,

    /// <summary>Both.</summary>
    Any = 3,
}
