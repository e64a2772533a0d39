using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Embedded;

namespace Orleans.Serialization;

/// <summary>Adds serialization to services.</summary>
public static class ServiceCollectionExtensions
{
    /// <summary>Adds serializers and copiers.</summary>
    public static IServiceCollection AddSerializer(this IServiceCollection services, Action<ISerializerBuilder>? configure = null)
    {
        services.TryAddSingleton(sp => new Serializer(new LateReferenceSource(sp)));
        services.TryAddSingleton(typeof(Serializer<>), typeof(Serializer<>));
        services.TryAddSingleton<DeepCopier>();
        services.TryAddSingleton(typeof(DeepCopier<>), typeof(DeepCopier<>));
        configure?.Invoke(new Builder(services));
        return services;
    }

    private sealed class Builder(IServiceCollection services) : ISerializerBuilder
    {
        public IServiceCollection Services { get; } = services;
    }
}
