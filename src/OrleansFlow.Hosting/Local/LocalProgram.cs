using System.Runtime.Loader;

namespace OrleansFlow.Hosting;

/// <summary>The program of this process, for local execution.</summary>
public static class LocalProgram
{
    /// <summary>
    /// The load context that the program's types come from; null for the one of OrleansFlow itself. A launcher that loads the
    /// program into a context of its own sets it before the program runs.
    /// </summary>
    public static AssemblyLoadContext? Context { get; set; }
}
