using System.Collections.Concurrent;
using System.Reflection;

namespace Orleans.Embedded;

/// <summary>The methods of classes that implement interface methods.</summary>
internal static class ImplementationMethods
{
    private static readonly ConcurrentDictionary<(Type, MethodInfo), MethodInfo> Known = new();

    public static MethodInfo Of(Type type, MethodInfo contract) => Known.GetOrAdd((type, contract), static key =>
    {
        var map = key.Item1.GetInterfaceMap(key.Item2.DeclaringType!);
        return map.TargetMethods[Array.IndexOf(map.InterfaceMethods, key.Item2)];
    });
}
