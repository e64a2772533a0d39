using System.Collections.Concurrent;
using System.Reflection;

namespace Orleans.Embedded;

/// <summary>Fills the constructor parameters that carry an attribute of the runtime or the application.</summary>
internal static class Facets
{
    private static readonly ConcurrentDictionary<Type, Func<IServiceProvider, ParameterInfo, IFacetMetadata, Factory<IGrainContext, object>>> Mappers = new();

    public static object Create(Activation activation, ParameterInfo parameter)
    {
        var metadata = (IFacetMetadata)parameter.GetCustomAttributes().First(a => a is IFacetMetadata);
        var mapper = Mappers.GetOrAdd(metadata.GetType(), static type =>
            typeof(Facets).GetMethod(nameof(Map), BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(type)
                .CreateDelegate<Func<IServiceProvider, ParameterInfo, IFacetMetadata, Factory<IGrainContext, object>>>());
        return mapper(activation.ActivationServices, parameter, metadata)(activation);
    }

    private static Factory<IGrainContext, object> Map<TMetadata>(IServiceProvider services, ParameterInfo parameter, IFacetMetadata metadata)
        where TMetadata : IFacetMetadata =>
        (services.GetService<IAttributeToFactoryMapper<TMetadata>>() ?? throw new OrleansException($"Missing attribute mapper for attribute {typeof(TMetadata)} used in grain constructor for grain type {parameter.Member.DeclaringType}."))
            .GetFactory(parameter, (TMetadata)metadata);
}
