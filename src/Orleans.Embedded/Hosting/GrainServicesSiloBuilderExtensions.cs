using Orleans.Embedded;

namespace Orleans.Hosting;

/// <summary>Grain services of a silo.</summary>
public static class GrainServicesSiloBuilderExtensions
{
    /// <summary>Adds a grain service.</summary>
    public static ISiloBuilder AddGrainService<T>(this ISiloBuilder builder)
        where T : GrainService
    {
        builder.Services.AddGrainService<T>();
        return builder;
    }

    /// <summary>Adds a grain service.</summary>
    public static IServiceCollection AddGrainService<T>(this IServiceCollection services) => services.AddGrainService(typeof(T));

    /// <summary>Adds a grain service.</summary>
    public static IServiceCollection AddGrainService(this IServiceCollection services, Type grainServiceType)
    {
        services.AddSingleton(new GrainServiceRegistration(grainServiceType));
        return services;
    }
}
