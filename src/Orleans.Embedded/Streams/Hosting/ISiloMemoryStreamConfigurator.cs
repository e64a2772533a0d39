namespace Orleans.Hosting;

/// <summary>Configures a silo's memory streams.</summary>
public interface ISiloMemoryStreamConfigurator : IMemoryStreamConfigurator, ISiloRecoverableStreamConfigurator;
