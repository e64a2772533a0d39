namespace Orleans.Runtime;

/// <summary>New activations go to the caller's silo.</summary>
[GenerateSerializer]
[Immutable]
public sealed class PreferLocalPlacement : PlacementStrategy
{
    internal static PreferLocalPlacement Singleton { get; } = new();
}
