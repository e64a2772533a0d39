namespace Orleans;

/// <summary>A client of a cluster, also of the cluster that it is part of.</summary>
public interface IClusterClient : IGrainFactory
{
    /// <summary>The services of the client.</summary>
    IServiceProvider ServiceProvider { get; }
}
