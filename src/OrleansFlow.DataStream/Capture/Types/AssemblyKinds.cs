using System.Collections.Frozen;
using System.Reflection;

namespace OrleansFlow.Capture;

/// <summary>Which assemblies are the framework's and the product's, and so are there on every silo.</summary>
internal static class AssemblyKinds
{
    private static readonly FrozenSet<string> Product = new[]
    {
        "OrleansFlow.Abstractions", "OrleansFlow.DataStream", "OrleansFlow.State", "OrleansFlow.State.RocksDb", "OrleansFlow.Checkpointing",
        "OrleansFlow.Tasks", "OrleansFlow.Exchange", "OrleansFlow.Exchange.Streams", "OrleansFlow.Grains", "OrleansFlow.Grains.Abstractions",
        "OrleansFlow.Hosting", "OrleansFlow.Client", "OrleansFlow.Metrics", "OrleansFlow.Rest", "OrleansFlow.Dashboard", "OrleansFlow.Testing",
        "OrleansFlow.Connectors.Orleans",
        "Orleans.Embedded",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] ProvidedPrefixes = ["Orleans.", "Microsoft.Orleans.", "Microsoft.Extensions."];

    private static readonly string FrameworkDirectory = Path.GetDirectoryName(typeof(object).Assembly.Location) ?? "";

    private static readonly string SharedDirectory = Path.GetDirectoryName(Path.GetDirectoryName(FrameworkDirectory)) ?? "";

    public static bool IsProduct(string name) => Product.Contains(name);

    /// <summary>Whether an assembly is part of .NET or ASP.NET Core.</summary>
    public static bool IsFramework(Assembly assembly)
    {
        if (assembly == typeof(object).Assembly)
        {
            return true;
        }

        string location = assembly.IsDynamic ? "" : assembly.Location;
        return location.Length == 0
            ? assembly.GetName().Name is { } name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard" or "mscorlib")
            : SharedDirectory.Length > 0 && location.StartsWith(SharedDirectory + Path.DirectorySeparatorChar, StringComparison.Ordinal);
    }

    /// <summary>Whether every silo has an assembly, so that it is not shipped.</summary>
    public static bool IsProvided(Assembly assembly) =>
        IsFramework(assembly)
        || (assembly.GetName().Name is { } name && (IsProduct(name) || Array.Exists(ProvidedPrefixes, prefix => name.StartsWith(prefix, StringComparison.Ordinal))));
}
