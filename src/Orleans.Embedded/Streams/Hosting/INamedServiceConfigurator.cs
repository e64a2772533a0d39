namespace Orleans.Hosting;

/// <summary>Configures the services and options of one name.</summary>
public interface INamedServiceConfigurator
{
    /// <summary>Name of the provider that is configured.</summary>
    string Name { get; }

    /// <summary>Hands the service collection to a configuration.</summary>
    Action<Action<IServiceCollection>> ConfigureDelegate { get; }
}
