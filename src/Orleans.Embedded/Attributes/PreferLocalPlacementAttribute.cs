namespace Orleans.Placement;

/// <summary>New activations of the class go to the caller's silo.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PreferLocalPlacementAttribute : PlacementAttribute
{
    /// <summary>The strategy is PreferLocalPlacement.</summary>
    public PreferLocalPlacementAttribute()
        : base(PreferLocalPlacement.Singleton)
    {
    }
}
