using Microsoft.Extensions.Options;
using Orleans.Runtime.Hosting;
using Orleans.TestingHost;

namespace Orleans.Hosting;

/// <summary>Adds memory storage with faults before it to a silo's services.</summary>
public static class FaultInjectionStorageServiceCollectionExtensions
{
    /// <summary>Adds memory storage into which faults may be injected.</summary>
    /// <param name="services">The silo's services.</param>
    /// <param name="name">Name of the provider.</param>
    /// <param name="configureOptions">Sets the memory storage.</param>
    /// <param name="configureFaultInjectionOptions">Sets the latency.</param>
    public static IServiceCollection AddFaultInjectionMemoryStorage(
        this IServiceCollection services,
        string name,
        Action<MemoryGrainStorageOptions> configureOptions,
        Action<FaultInjectionGrainStorageOptions> configureFaultInjectionOptions) =>
        services.AddFaultInjectionMemoryStorage(name, options => options.Configure(configureOptions), options => options.Configure(configureFaultInjectionOptions));

    /// <summary>Adds memory storage into which faults may be injected.</summary>
    /// <param name="services">The silo's services.</param>
    /// <param name="name">Name of the provider.</param>
    /// <param name="configureOptions">Sets the memory storage.</param>
    /// <param name="configureFaultInjectionOptions">Sets the latency.</param>
    public static IServiceCollection AddFaultInjectionMemoryStorage(
        this IServiceCollection services,
        string name,
        Action<OptionsBuilder<MemoryGrainStorageOptions>>? configureOptions = null,
        Action<OptionsBuilder<FaultInjectionGrainStorageOptions>>? configureFaultInjectionOptions = null)
    {
        configureOptions?.Invoke(services.AddOptions<MemoryGrainStorageOptions>(name));
        configureFaultInjectionOptions?.Invoke(services.AddOptions<FaultInjectionGrainStorageOptions>(name));
        return services.AddGrainStorage(name, (provider, key) => (FaultInjectionGrainStorage)FaultInjectionGrainStorageFactory.Create(provider, key, MemoryGrainStorage.Create));
    }
}
