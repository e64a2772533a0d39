namespace Orleans.Runtime.Placement;

/// <summary>The cluster as a placement director sees it.</summary>
public interface IPlacementContext
{
    /// <summary>The silo that chooses.</summary>
    SiloAddress LocalSilo { get; }

    /// <summary>Its status.</summary>
    SiloStatus LocalSiloStatus { get; }

    /// <summary>The active silos that know the grain class, in a fixed order.</summary>
    SiloAddress[] GetCompatibleSilos(PlacementTarget target);

    /// <summary>The same by interface version.</summary>
    IReadOnlyDictionary<ushort, SiloAddress[]> GetCompatibleSilosWithVersions(PlacementTarget target);
}
