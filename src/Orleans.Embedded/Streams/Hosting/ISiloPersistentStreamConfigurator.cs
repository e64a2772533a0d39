namespace Orleans.Hosting;

/// <summary>Configures a silo's stream provider that reads queues.</summary>
public interface ISiloPersistentStreamConfigurator : IPersistentStreamConfigurator;
