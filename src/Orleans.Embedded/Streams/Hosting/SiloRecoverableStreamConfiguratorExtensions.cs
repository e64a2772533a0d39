using Microsoft.Extensions.Options;

namespace Orleans.Hosting;

/// <summary>Settings of a silo's stream providers that keep delivered items for a while.</summary>
public static class SiloRecoverableStreamConfiguratorExtensions
{
    /// <summary>Sets how long delivered items are kept.</summary>
    /// <param name="configurator">The provider's configurator.</param>
    /// <param name="configureOptions">Sets the options.</param>
    public static void ConfigureCacheEviction(this ISiloRecoverableStreamConfigurator configurator, Action<OptionsBuilder<StreamCacheEvictionOptions>> configureOptions) =>
        configurator.Configure(configureOptions);
}
