using Microsoft.Extensions.Logging;

namespace OrleansFlow.Testing;

/// <summary>How a mini cluster is made (MiniClusterResourceConfiguration).</summary>
public sealed class MiniClusterOptions
{
    /// <summary>How many silos there are at first; at least 1, default 2.</summary>
    public int Silos { get; set; } = 2;

    /// <summary>How many slots each silo offers; at least 1, default 2.</summary>
    public int SlotsPerSilo { get; set; } = 2;

    /// <summary>Sets further options of each silo: services, grain storage, stream providers.</summary>
    public Action<ISiloBuilder>? ConfigureSilo { get; set; }

    /// <summary>Adds log providers; default: none.</summary>
    public Action<ILoggingBuilder>? ConfigureLogging { get; set; }
}
