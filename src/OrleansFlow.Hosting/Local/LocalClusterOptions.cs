using System.Runtime.Loader;
using Microsoft.Extensions.Logging;

namespace OrleansFlow.Hosting;

/// <summary>How a cluster inside the process is made.</summary>
public sealed class LocalClusterOptions
{
    /// <summary>How many silos; default 1.</summary>
    public int Silos { get; set; } = 1;

    /// <summary>How many slots each silo offers; null for as many as jobs need, which is the default.</summary>
    public int? TaskSlots { get; set; }

    /// <summary>How long stopping a silo waits for grains that still answer calls, such as one that never will; more than 0, default 10 s.</summary>
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Sets further options of each silo, such as its storage.</summary>
    public Action<ISiloBuilder>? ConfigureSilo { get; set; }

    /// <summary>Adds log providers; default: none.</summary>
    public Action<ILoggingBuilder>? ConfigureLogging { get; set; }

    /// <summary>The load context that the program's types come from; null for the one of OrleansFlow itself.</summary>
    public AssemblyLoadContext? ProgramContext { get; set; }
}
