namespace Orleans.Runtime;

/// <summary>New activations go to a random silo.</summary>
[GenerateSerializer]
[Immutable]
public sealed class RandomPlacement : PlacementStrategy
{
    internal static RandomPlacement Singleton { get; } = new();
}
