namespace Orleans.Placement;

/// <summary>New activations of the class go to a silo whose name is the grain's key.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SiloRoleBasedPlacementAttribute : PlacementAttribute
{
    /// <summary>The strategy is SiloRoleBasedPlacement.</summary>
    public SiloRoleBasedPlacementAttribute()
        : base(SiloRoleBasedPlacement.Singleton)
    {
    }
}
