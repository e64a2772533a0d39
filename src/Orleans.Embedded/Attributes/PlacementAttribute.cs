namespace Orleans.Placement;

/// <summary>Puts a placement strategy on a grain class.</summary>
[AttributeUsage(AttributeTargets.Class)]
public abstract class PlacementAttribute : Attribute
{
    /// <summary>The strategy.</summary>
    protected PlacementAttribute(PlacementStrategy placement)
    {
        ArgumentNullException.ThrowIfNull(placement);
        PlacementStrategy = placement;
    }

    /// <summary>The strategy.</summary>
    public PlacementStrategy PlacementStrategy { get; }

    /// <summary>Adds the properties of a grain class which its placement needs.</summary>
    /// <param name="services">The silo's services.</param>
    /// <param name="grainClass">The class that carries the attribute.</param>
    /// <param name="grainType">Its grain type.</param>
    /// <param name="properties">The properties; the strategy is initialized with them.</param>
    public virtual void Populate(IServiceProvider services, Type grainClass, GrainType grainType, Dictionary<string, string> properties) =>
        PlacementStrategy.PopulateGrainProperties(services, grainClass, grainType, properties);
}
