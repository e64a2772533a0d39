using Microsoft.Extensions.Options;

namespace Orleans.TestingHost;

/// <summary>Puts faults before a storage provider.</summary>
public static class FaultInjectionGrainStorageFactory
{
    /// <summary>Makes the provider with faults before it.</summary>
    /// <param name="services">The silo's services.</param>
    /// <param name="name">Name of the provider.</param>
    /// <param name="injectedGrainStorageFactory">Makes the provider itself.</param>
    public static IGrainStorage Create(IServiceProvider services, string name, Func<IServiceProvider, string, IGrainStorage> injectedGrainStorageFactory) =>
        new FaultInjectionGrainStorage(
            injectedGrainStorageFactory(services, name),
            name,
            services.GetRequiredService<ILoggerFactory>(),
            services.GetRequiredService<IGrainFactory>(),
            services.GetRequiredService<IOptionsMonitor<FaultInjectionGrainStorageOptions>>().Get(name),
            services.GetRequiredService<IGrainRuntime>().TimeProvider);
}
