using System.Collections.Concurrent;
using System.Reflection;

namespace Orleans.Embedded;

/// <summary>The methods of classes that implement interface methods.</summary>
internal static class ImplementationMethods
{
    private static readonly ConcurrentDictionary<(Type, MethodInfo), MethodInfo> Known = new();

    public static MethodInfo Of(Type type, MethodInfo contract) => Known.GetOrAdd((type, contract), static key =>
    {
        var (type, method) = key;
        var open = method.IsGenericMethod ? method.GetGenericMethodDefinition() : method;
        var map = type.GetInterfaceMap(method.DeclaringType!);
        var target = map.TargetMethods[Array.IndexOf(map.InterfaceMethods, open)];
        return method.IsGenericMethod ? target.MakeGenericMethod(method.GetGenericArguments()) : target;
    });
}
