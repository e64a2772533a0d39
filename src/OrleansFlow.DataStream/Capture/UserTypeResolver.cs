using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Loader;

namespace OrleansFlow.Capture;

/// <summary>
/// Finds types in a job's own assemblies, in the product's, and in an allowed part of the framework. One serves all subtasks of
/// a job on a silo; it holds on to the job's types and is dropped with the job.
/// </summary>
public sealed class UserTypeResolver : IUserTypeResolver
{
    private readonly Func<string, Assembly?> _userAssembly;
    private readonly ConcurrentDictionary<(string Assembly, string Name), Type> _types = new();

    /// <summary>Creates a resolver.</summary>
    /// <param name="userAssembly">The job's assembly of a simple name, or null if there is none.</param>
    public UserTypeResolver(Func<string, Assembly?> userAssembly)
    {
        ArgumentNullException.ThrowIfNull(userAssembly);
        _userAssembly = userAssembly;
    }

    /// <summary>A resolver for programs that run in their own process: types come from what the program has loaded, so that statics are shared.</summary>
    /// <param name="context">The program's load context; default: the one of the product.</param>
    public static UserTypeResolver ForProgram(AssemblyLoadContext? context = null)
    {
        AssemblyLoadContext home = context ?? ProductContext;
        return new UserTypeResolver(name => TryLoad(home, name));
    }

    private static AssemblyLoadContext ProductContext => AssemblyLoadContext.GetLoadContext(typeof(UserTypeResolver).Assembly) ?? AssemblyLoadContext.Default;

    /// <inheritdoc />
    public Type Resolve(string assemblyName, string fullName) =>
        _types.TryGetValue((assemblyName, fullName), out Type? type) ? type : _types.GetOrAdd((assemblyName, fullName), Find(assemblyName, fullName));

    private Type Find(string assemblyName, string fullName)
    {
        Assembly assembly = AssemblyOf(assemblyName, fullName);
        if (AssemblyKinds.IsFramework(assembly) && TypePolicy.Refusal(assemblyName, fullName) is { } refusal)
        {
            throw new CaptureException($"The job names {refusal}.");
        }

        try
        {
            return assembly.GetType(fullName, throwOnError: false)
                ?? throw new CaptureException($"Assembly '{assemblyName}' has no type '{fullName}': the job was built with another version of it.");
        }
        catch (Exception e) when (e is FileNotFoundException or FileLoadException or BadImageFormatException or TypeLoadException or ArgumentException)
        {
            throw new CaptureException($"Type '{fullName}' of assembly '{assemblyName}' cannot be loaded: {e.Message}", e);
        }
    }

    private Assembly AssemblyOf(string name, string fullName)
    {
        Assembly? assembly = AssemblyKinds.IsProduct(name) || TypePolicy.IsKnownAssembly(name) ? TryLoad(ProductContext, name) : UserAssembly(name);
        return assembly
            ?? throw new CaptureException($"Type '{fullName}' is of assembly '{name}', which is neither shipped with the job nor part of what jobs may name.");
    }

    private Assembly? UserAssembly(string name)
    {
        try
        {
            return _userAssembly(name);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    private static Assembly? TryLoad(AssemblyLoadContext context, string name)
    {
        // What a host loaded from elsewhere (a test runner, a plug-in) is not found by name in its context.
        Assembly? loaded = context.Assemblies.FirstOrDefault(assembly => !assembly.IsDynamic && assembly.GetName().Name == name);
        if (loaded is not null)
        {
            return loaded;
        }

        try
        {
            return context.LoadFromAssemblyName(new AssemblyName(name));
        }
        catch (Exception e) when (e is FileNotFoundException or FileLoadException or BadImageFormatException or ArgumentException)
        {
            return null;
        }
    }
}
