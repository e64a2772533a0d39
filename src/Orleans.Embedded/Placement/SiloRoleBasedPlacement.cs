namespace Orleans.Runtime;

/// <summary>New activations go to a silo whose name is the grain's key.</summary>
[GenerateSerializer]
[Immutable]
public class SiloRoleBasedPlacement : PlacementStrategy
{
    internal static SiloRoleBasedPlacement Singleton { get; } = new();
}
