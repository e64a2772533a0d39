using Microsoft.Extensions.Options;

namespace Orleans.Hosting;

/// <summary>Options and components of a named provider.</summary>
public static class NamedServiceConfiguratorExtensions
{
    /// <summary>Configures the options of the provider's name.</summary>
    /// <typeparam name="TOptions">Kind of options.</typeparam>
    /// <param name="configurator">The provider's configurator.</param>
    /// <param name="configureOptions">Sets the options; null leaves the defaults.</param>
    public static void Configure<TOptions>(this INamedServiceConfigurator configurator, Action<OptionsBuilder<TOptions>>? configureOptions)
        where TOptions : class, new() =>
        configurator.ConfigureDelegate(services => configureOptions?.Invoke(services.AddOptions<TOptions>(configurator.Name)));

    /// <summary>Registers a component under the provider's name.</summary>
    /// <typeparam name="TComponent">Kind of component.</typeparam>
    /// <param name="configurator">The provider's configurator.</param>
    /// <param name="factory">Makes the component for a name.</param>
    /// <param name="key">Key of the component; null is the provider's name.</param>
    public static void ConfigureComponent<TComponent>(this INamedServiceConfigurator configurator, Func<IServiceProvider, string, TComponent> factory, object? key = null)
        where TComponent : class =>
        configurator.ConfigureDelegate(services => services.AddKeyedSingleton(key ?? configurator.Name, (provider, _) => factory(provider, configurator.Name)));
}
