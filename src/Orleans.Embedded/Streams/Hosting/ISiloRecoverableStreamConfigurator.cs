namespace Orleans.Hosting;

/// <summary>Configures a silo's stream provider that keeps delivered items for a while.</summary>
public interface ISiloRecoverableStreamConfigurator : ISiloPersistentStreamConfigurator;
