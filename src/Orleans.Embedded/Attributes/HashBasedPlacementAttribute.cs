namespace Orleans.Placement;

/// <summary>New activations of the class go to the silo that the hash of the grain id names.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class HashBasedPlacementAttribute : PlacementAttribute
{
    /// <summary>The strategy is HashBasedPlacement.</summary>
    public HashBasedPlacementAttribute()
        : base(HashBasedPlacement.Singleton)
    {
    }
}
