using Microsoft.Extensions.Options;

namespace Orleans.TestingHost;

/// <summary>Adds memory storage with faults before it to a silo.</summary>
public static class SiloBuilderExtensions
{
    /// <summary>Adds memory storage into which faults may be injected.</summary>
    /// <param name="builder">The silo.</param>
    /// <param name="name">Name of the provider.</param>
    /// <param name="configureOptions">Sets the memory storage.</param>
    /// <param name="configureFaultInjectionOptions">Sets the latency.</param>
    public static ISiloBuilder AddFaultInjectionMemoryStorage(
        this ISiloBuilder builder,
        string name,
        Action<MemoryGrainStorageOptions> configureOptions,
        Action<FaultInjectionGrainStorageOptions> configureFaultInjectionOptions)
    {
        builder.Services.AddFaultInjectionMemoryStorage(name, configureOptions, configureFaultInjectionOptions);
        return builder;
    }

    /// <summary>Adds memory storage into which faults may be injected.</summary>
    /// <param name="builder">The silo.</param>
    /// <param name="name">Name of the provider.</param>
    /// <param name="configureOptions">Sets the memory storage.</param>
    /// <param name="configureFaultInjectionOptions">Sets the latency.</param>
    public static ISiloBuilder AddFaultInjectionMemoryStorage(
        this ISiloBuilder builder,
        string name,
        Action<OptionsBuilder<MemoryGrainStorageOptions>>? configureOptions = null,
        Action<OptionsBuilder<FaultInjectionGrainStorageOptions>>? configureFaultInjectionOptions = null)
    {
        builder.Services.AddFaultInjectionMemoryStorage(name, configureOptions, configureFaultInjectionOptions);
        return builder;
    }
}
