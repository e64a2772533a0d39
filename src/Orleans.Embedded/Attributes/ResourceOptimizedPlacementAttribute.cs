namespace Orleans.Placement;

/// <summary>New activations of the class go to a silo with free resources.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ResourceOptimizedPlacementAttribute : PlacementAttribute
{
    /// <summary>The strategy is ResourceOptimizedPlacement.</summary>
    public ResourceOptimizedPlacementAttribute()
        : base(ResourceOptimizedPlacement.Singleton)
    {
    }
}
