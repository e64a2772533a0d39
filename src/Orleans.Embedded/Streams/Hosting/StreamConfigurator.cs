namespace Orleans.Hosting;

/// <summary>The configurator of streams on silos and clients.</summary>
internal sealed class StreamConfigurator(string name, IServiceCollection services)
    : ISiloMemoryStreamConfigurator, IClusterClientMemoryStreamConfigurator, ISiloPersistentStreamConfigurator, IClusterClientPersistentStreamConfigurator
{
    public string Name => name;

    public Action<Action<IServiceCollection>> ConfigureDelegate { get; } = configure => configure(services);
}
