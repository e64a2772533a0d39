namespace Orleans.Runtime;

/// <summary>New activations go to a silo with few activations.</summary>
[GenerateSerializer]
[Immutable]
public sealed class ActivationCountBasedPlacement : PlacementStrategy
{
    internal static ActivationCountBasedPlacement Singleton { get; } = new();
}
