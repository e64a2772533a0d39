using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace OrleansFlow.Capture;

/// <summary>Names methods and finds them again.</summary>
internal static class MethodHandles
{
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>Result and parameter types as they were declared, with the names of type parameters.</summary>
    public static string Signature(MethodInfo method)
    {
        var open = (MethodInfo)method.Module.ResolveMethod(method.MetadataToken)!;
        return $"{open.ReturnType}({string.Join(",", open.GetParameters().Select(static parameter => parameter.ParameterType.ToString()))})";
    }

    // Keyed weakly: the types of an ended job are let go.
    private static readonly ConditionalWeakTable<Type, ConcurrentDictionary<(string Name, bool IsStatic, int GenericArity, string Signature), MethodInfo>> Found = [];

    /// <summary>The method, or null if the type has none such.</summary>
    public static MethodInfo? Find(Type declaring, string name, bool isStatic, int genericArity, string signature)
    {
        ConcurrentDictionary<(string, bool, int, string), MethodInfo> known = Found.GetOrCreateValue(declaring);
        if (!known.TryGetValue((name, isStatic, genericArity, signature), out MethodInfo? method))
        {
            method = Search(declaring, name, isStatic, genericArity, signature);
            if (method is not null)
            {
                known.TryAdd((name, isStatic, genericArity, signature), method);
            }
        }

        return method;
    }

    private static MethodInfo? Search(Type declaring, string name, bool isStatic, int genericArity, string signature)
    {
        foreach (MethodInfo method in declaring.GetMethods(Declared))
        {
            if (method.Name == name && method.IsStatic == isStatic
                && (method.IsGenericMethodDefinition ? method.GetGenericArguments().Length : 0) == genericArity
                && Signature(method) == signature)
            {
                return method;
            }
        }

        return null;
    }
}
