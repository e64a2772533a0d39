namespace Orleans.Runtime;

/// <summary>New activations go to a silo with free resources.</summary>
[GenerateSerializer]
[Immutable]
public sealed class ResourceOptimizedPlacement : PlacementStrategy
{
    internal static ResourceOptimizedPlacement Singleton { get; } = new();
}
