namespace Orleans.Runtime;

/// <summary>How the silo of a new activation is chosen.</summary>
[SerializerTransparent]
public abstract class PlacementStrategy
{
    /// <summary>Whether activations are registered in the directory; true by default.</summary>
    public virtual bool IsUsingGrainDirectory => true;

    /// <summary>Takes what <see cref="PopulateGrainProperties"/> gave.</summary>
    public virtual void Initialize(GrainProperties properties)
    {
    }

    /// <summary>Gives properties of the grain class to the cluster.</summary>
    public virtual void PopulateGrainProperties(IServiceProvider services, Type grainClass, GrainType grainType, Dictionary<string, string> properties)
    {
    }
}
