using System.Reflection;

namespace Orleans.Runtime;

/// <summary>Fills constructor parameters that carry an attribute.</summary>
public interface IAttributeToFactoryMapper<in TMetadata>
    where TMetadata : IFacetMetadata
{
    /// <summary>What fills the parameter.</summary>
    Factory<IGrainContext, object> GetFactory(ParameterInfo parameter, TMetadata metadata);
}
