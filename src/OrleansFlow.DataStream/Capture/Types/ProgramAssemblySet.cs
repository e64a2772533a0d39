using System.Reflection;
using System.Runtime.Loader;
using OrleansFlow.Execution;

namespace OrleansFlow.Capture;

/// <summary>The assemblies that a program's captured types come from, with those that they reference in turn.</summary>
internal sealed class ProgramAssemblySet
{
    private readonly SortedDictionary<string, Assembly> _assemblies = new(StringComparer.Ordinal);
    private readonly IReadOnlySet<string> _provided;

    /// <param name="provided">Names of assemblies that the silos have besides the framework and the product.</param>
    public ProgramAssemblySet(IReadOnlySet<string> provided) => _provided = provided;

    public void Add(Type type, CapturePath path)
    {
        Assembly assembly = type.Assembly;
        string name = assembly.GetName().Name!;
        if (AssemblyKinds.IsProvided(assembly) || _provided.Contains(name) || _assemblies.TryAdd(name, assembly))
        {
            return;
        }

        if (_assemblies[name] != assembly)
        {
            throw path.Error($"of a second assembly named '{name}', loaded from '{assembly.Location}'", type, "load the program's assemblies into one load context");
        }
    }

    /// <summary>All of them, by name.</summary>
    /// <exception cref="JobSubmissionException">One has no file, or holds what must be deployed with the silos.</exception>
    public IReadOnlyList<ProgramAssembly> Resolve(bool checkGrainInterfaces)
    {
        var found = new SortedDictionary<string, Assembly>(_assemblies, StringComparer.Ordinal);
        var pending = new Queue<Assembly>(_assemblies.Values);
        while (pending.TryDequeue(out Assembly? assembly))
        {
            foreach (AssemblyName reference in assembly.GetReferencedAssemblies())
            {
                if (reference.Name is { } name && !found.ContainsKey(name) && !_provided.Contains(name) && !AssemblyKinds.IsProduct(name)
                    && Load(assembly, reference) is { } loaded && !AssemblyKinds.IsProvided(loaded))
                {
                    found.Add(name, loaded);
                    pending.Enqueue(loaded);
                }
            }
        }

        if (checkGrainInterfaces)
        {
            foreach (Assembly assembly in found.Values)
            {
                GrainInterfaces.Refuse(assembly);
            }
        }

        return found.Select(static pair => new ProgramAssembly(pair.Key, LocationOf(pair.Value))).ToArray();
    }

    private static string LocationOf(Assembly assembly) => assembly.IsDynamic || assembly.Location.Length == 0
        ? throw new JobSubmissionException($"Assembly '{assembly.GetName().Name}' of the program has no file and so cannot be shipped: programs that are published as a single file run locally only.")
        : assembly.Location;

    private static Assembly? Load(Assembly from, AssemblyName reference)
    {
        try
        {
            return (AssemblyLoadContext.GetLoadContext(from) ?? AssemblyLoadContext.Default).LoadFromAssemblyName(reference);
        }
        catch (Exception e) when (e is FileNotFoundException or FileLoadException or BadImageFormatException)
        {
            // A reference that the program was compiled with but does not need where it runs.
            return null;
        }
    }
}
