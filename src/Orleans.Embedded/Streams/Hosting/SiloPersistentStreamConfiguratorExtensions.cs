using Microsoft.Extensions.Options;

namespace Orleans.Hosting;

/// <summary>Settings of a silo's stream providers that read queues.</summary>
public static class SiloPersistentStreamConfiguratorExtensions
{
    /// <summary>Sets how queues are read and items delivered.</summary>
    /// <param name="configurator">The provider's configurator.</param>
    /// <param name="configureOptions">Sets the options.</param>
    public static void ConfigurePullingAgent(this ISiloPersistentStreamConfigurator configurator, Action<OptionsBuilder<StreamPullingAgentOptions>>? configureOptions = null) =>
        configurator.Configure(configureOptions);
}
