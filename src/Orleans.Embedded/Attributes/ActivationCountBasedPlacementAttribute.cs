namespace Orleans.Placement;

/// <summary>New activations of the class go to a silo with few activations.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ActivationCountBasedPlacementAttribute : PlacementAttribute
{
    /// <summary>The strategy is ActivationCountBasedPlacement.</summary>
    public ActivationCountBasedPlacementAttribute()
        : base(ActivationCountBasedPlacement.Singleton)
    {
    }
}
