namespace Orleans.Runtime;

/// <summary>New activations go to the silo that the hash of the grain id names.</summary>
[GenerateSerializer]
[Immutable]
public sealed class HashBasedPlacement : PlacementStrategy
{
    internal static HashBasedPlacement Singleton { get; } = new();
}
