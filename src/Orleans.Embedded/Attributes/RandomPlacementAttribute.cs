namespace Orleans.Placement;

/// <summary>New activations of the class go to a random silo.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RandomPlacementAttribute : PlacementAttribute
{
    /// <summary>The strategy is RandomPlacement.</summary>
    public RandomPlacementAttribute()
        : base(RandomPlacement.Singleton)
    {
    }
}
