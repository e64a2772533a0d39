namespace Orleans.Hosting;

/// <summary>Configures a stream provider that reads queues.</summary>
public interface IPersistentStreamConfigurator : INamedServiceConfigurator;
