using System.Reflection;
using System.Runtime.CompilerServices;

namespace OrleansFlow.Types;

/// <summary>Whether the <c>Equals</c> of a class or struct compares exactly its members, so that it agrees with their bytes.</summary>
internal static class KeyEquality
{
    private const string Advice = "make it a record without an Equals of its own, or register a serializer that declares it a key";

    /// <summary>Why a type may not be a key although its members may; null when it may.</summary>
    /// <param name="type">A class or struct.</param>
    /// <param name="ignored">A field that is not written, if there is one.</param>
    public static string? Problem(Type type, string? ignored)
    {
        if (IsTuple(type))
        {
            return null;
        }

        for (Type? one = type; one is not null && one != typeof(object) && one != typeof(ValueType); one = one.BaseType)
        {
            if (EqualsProblem(one) is { } problem)
            {
                return problem;
            }
        }

        return ignored is null ? null : $"does not write {ignored}, which its Equals compares; {Advice}";
    }

    private static string? EqualsProblem(Type type)
    {
        const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly;
        MethodInfo? ofObject = type.GetMethod(nameof(Equals), Own, [typeof(object)]);
        MethodInfo? ofSame = type.GetMethod(nameof(Equals), Own, [type]);
        if (ofObject is null && ofSame is null)
        {
            return type.IsValueType ? null : $"is a class that is equal only to itself; {Advice}";
        }

        bool isSynthesized = IsAnonymous(type) || ((ofObject is null || IsGenerated(ofObject)) && ofSame is not null && IsGenerated(ofSame));
        return isSynthesized ? null : $"has an Equals of its own, which can disagree with the bytes; {Advice}";
    }

    private static bool IsTuple(Type type) =>
        type.Assembly == typeof(ValueTuple).Assembly
        && (type.IsAssignableTo(typeof(ITuple)) || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>)));

    private static bool IsAnonymous(Type type) =>
        IsGenerated(type) && type.Name.Contains("AnonymousType", StringComparison.Ordinal);

    private static bool IsGenerated(MemberInfo member) => member.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);
}
