namespace Orleans.Hosting;

/// <summary>The configurator of memory streams on silos and clients.</summary>
internal sealed class MemoryStreamConfigurator(string name, IServiceCollection services) : ISiloMemoryStreamConfigurator, IClusterClientMemoryStreamConfigurator
{
    public string Name => name;

    public Action<Action<IServiceCollection>> ConfigureDelegate { get; } = configure => configure(services);
}
