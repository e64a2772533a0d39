using System.Collections.Frozen;

namespace OrleansFlow.Capture;

/// <summary>Which types of the framework captured programs may name.</summary>
internal static class TypePolicy
{
    private static readonly FrozenSet<string> Assemblies = new[]
    {
        "System.Private.CoreLib", "System.Collections", "System.Collections.Immutable", "System.Collections.Concurrent", "System.Linq",
        "System.Runtime.Numerics", "System.Private.Uri", "System.Text.RegularExpressions", "System.ObjectModel", "System.Console", "System.Net.Primitives",
        "System.Text.Json", "System.Private.Xml", "System.Private.Xml.Linq", "System.Runtime.Extensions", "System.Memory", "System.Linq.AsyncEnumerable",
        "System.Threading.Channels", "System.Web.HttpUtility", "System.Numerics.Vectors", "System.Security.Cryptography", "System.IO.Compression",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] RefusedNamespaces =
    [
        "System.Reflection", "System.Runtime.InteropServices", "System.Runtime.Loader", "System.Runtime.Remoting", "System.Diagnostics",
        "System.Security.Principal", "System.IO.Pipes",
    ];

    private static readonly FrozenSet<string> RefusedTypes = new[]
    {
        "System.Activator", "System.AppDomain", "System.AppContext", "System.Environment", "System.GC", "System.Runtime.CompilerServices.Unsafe",
        "System.Runtime.CompilerServices.RuntimeHelpers", "System.IntPtr", "System.UIntPtr", "System.RuntimeTypeHandle", "System.RuntimeMethodHandle",
        "System.RuntimeFieldHandle", "System.Threading.Thread", "System.Threading.ThreadPool", "System.Threading.Timer", "System.Threading.Overlapped",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Why captured programs may not name a type of the framework; null if they may, and for other types.</summary>
    public static string? Refusal(Type type)
    {
        if (!AssemblyKinds.IsFramework(type.Assembly))
        {
            return null;
        }

        string assembly = type.Assembly.GetName().Name!;
        return Refusal(assembly, type.FullName!);
    }

    /// <summary>Why captured programs may not name a type of a framework assembly; null if they may.</summary>
    public static string? Refusal(string assembly, string fullName)
    {
        bool refused = !Assemblies.Contains(assembly)
            || RefusedTypes.Contains(fullName)
            || Array.Exists(RefusedNamespaces, space => fullName.StartsWith(space + ".", StringComparison.Ordinal));
        return refused ? $"the framework's type {fullName} of {assembly}, which jobs may not name" : null;
    }

    /// <summary>Whether an assembly of the framework may be named at all.</summary>
    public static bool IsKnownAssembly(string name) => Assemblies.Contains(name);
}
