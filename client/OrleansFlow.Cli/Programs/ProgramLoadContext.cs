using System.Reflection;
using System.Runtime.Loader;

namespace OrleansFlow.Cli.Programs;

/// <summary>
/// Loads a program with what stands beside it. What oflow has itself (OrleansFlow, Orleans, the framework) is oflow's: the
/// program and the runtime must mean the same types.
/// </summary>
internal sealed class ProgramLoadContext(string assemblyPath) : AssemblyLoadContext("oflow program")
{
    // What the host found for oflow itself: a file beside it may be another program's, when they share a directory.
    private static readonly HashSet<string> Own = new(
        (AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "").Split(Path.PathSeparator).Select(Path.GetFileNameWithoutExtension)!,
        StringComparer.OrdinalIgnoreCase);

    private readonly AssemblyDependencyResolver _resolver = new(assemblyPath);

    protected override Assembly? Load(AssemblyName assemblyName) =>
        assemblyName.Name is { } name && Own.Contains(name) ? null
        : _resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path)
        : null;

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : 0;
}
