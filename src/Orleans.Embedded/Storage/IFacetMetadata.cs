namespace Orleans;

/// <summary>Marks a constructor parameter that the runtime fills.</summary>
public interface IFacetMetadata
{
}
