using System.Reflection;
using System.Runtime.Loader;

namespace OrleansFlow.Cli.Programs;

/// <summary>
/// Loads a program with what stands beside it. What oflow has itself (OrleansFlow, Orleans, the framework) is oflow's: the
/// program and the runtime must mean the same types.
/// </summary>
internal sealed class ProgramLoadContext(string assemblyPath) : AssemblyLoadContext("oflow program")
{
    private readonly AssemblyDependencyResolver _resolver = new(assemblyPath);

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        string own = Path.Combine(AppContext.BaseDirectory, $"{assemblyName.Name}.dll");
        return File.Exists(own) ? null
            : _resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path)
            : null;
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : 0;
}
