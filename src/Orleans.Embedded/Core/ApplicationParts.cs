using System.Collections.Concurrent;
using System.Reflection;

namespace Orleans.Embedded;

/// <summary>
/// The assemblies that can hold grains and serializable types: those that reference this one, loaded or reachable by references from loaded ones.
/// Collectible assemblies are left out: grain interfaces are known from the start, and shipped code must remain unloadable.
/// </summary>
internal static class ApplicationParts
{
    private static readonly string OwnName = typeof(ApplicationParts).Assembly.GetName().Name!;
    private static readonly ConcurrentDictionary<Assembly, Type[]> Types = new();

    public static bool IsPart(Assembly assembly) =>
        !assembly.IsDynamic && !assembly.IsCollectible
        && (assembly == typeof(ApplicationParts).Assembly || assembly.GetReferencedAssemblies().Any(name => name.Name == OwnName));

    public static IReadOnlyList<Assembly> All()
    {
        var found = new SortedDictionary<string, Assembly>(StringComparer.Ordinal);
        var seen = new HashSet<string>();
        var queue = new Queue<Assembly>(AppDomain.CurrentDomain.GetAssemblies().Where(a => !a.IsDynamic && !a.IsCollectible).OrderBy(a => a.FullName, StringComparer.Ordinal));
        foreach (var assembly in queue)
        {
            seen.Add(assembly.GetName().Name!);
        }

        while (queue.TryDequeue(out var assembly))
        {
            if (IsFramework(assembly.GetName().Name!))
            {
                continue;
            }

            if (IsPart(assembly))
            {
                found.TryAdd(assembly.FullName!, assembly);
            }

            foreach (var reference in assembly.GetReferencedAssemblies().OrderBy(n => n.Name, StringComparer.Ordinal))
            {
                if (!IsFramework(reference.Name!) && seen.Add(reference.Name!) && TryLoad(reference) is { } loaded)
                {
                    queue.Enqueue(loaded);
                }
            }
        }

        return [.. found.Values];
    }

    public static Type[] TypesOf(Assembly assembly) => Types.GetOrAdd(assembly, static assembly =>
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException exception)
        {
            return [.. exception.Types.OfType<Type>()];
        }
    });

    private static bool IsFramework(string name) =>
        name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.", StringComparison.Ordinal) || name is "System" or "mscorlib" or "netstandard";

    private static Assembly? TryLoad(AssemblyName name)
    {
        try
        {
            return Assembly.Load(name);
        }
        catch (Exception exception) when (exception is FileNotFoundException or FileLoadException or BadImageFormatException)
        {
            // An optional reference that is not deployed holds no grains.
            return null;
        }
    }
}
