namespace OrleansFlow.Types;

/// <summary>Types that have no serialized form, each with what to do instead.</summary>
internal static class TypeProblems
{
    /// <summary>Why a type cannot be serialized, or null when its members decide.</summary>
    public static string? Find(Type type)
    {
        string name = TypeNames.Of(type);
        string advice = $"register a TypeSerializer<{name}>, or leave the member out with [IgnoreMember]";
        return type switch
        {
            { IsPointer: true } or { IsFunctionPointer: true } => $"{name} is a pointer, which means nothing in another process",
            { IsByRef: true } or { IsByRefLike: true } => $"{name} lives on the stack only; use an array",
            { ContainsGenericParameters: true } => $"{name} has open type parameters; use it with its arguments",
            _ when type == typeof(object) => "object says nothing about its form; declare the real type, or a base type with registered subtypes",
            _ when type.IsAssignableTo(typeof(Delegate)) => $"{name} is a delegate; open it again in Open() of the function that uses it, or leave the member out with [IgnoreMember]",
            _ when type.IsAssignableTo(typeof(Type)) || type.IsAssignableTo(typeof(System.Reflection.MemberInfo)) => $"{name} names code, which may not be loaded by data; keep its name as a string",
            _ when type.IsAssignableTo(typeof(Task)) || type == typeof(ValueTask) || type == typeof(CancellationToken) => $"{name} is running work, which has no serialized form; {advice}",
            _ when type.IsAssignableTo(typeof(Stream)) || type.IsAssignableTo(typeof(System.Runtime.InteropServices.SafeHandle)) => $"{name} is a handle of this process; open it where it is used, or {advice}",
            { IsVariableBoundArray: true } when type.GetArrayRank() == 1 => $"{name} has a lower bound of its own; use an ordinary array",
            { IsArray: true } => $"{name} holds pointers, which mean nothing in another process",
            { IsInterface: true } => $"{name} is an interface whose subtypes are not known; register them by TypeRegistry.RegisterSubtype<{name}, …>() or [UnionSubtype], or {advice}",
            { IsAbstract: true } => $"{name} is abstract and its subtypes are not known; register them by TypeRegistry.RegisterSubtype<{name}, …>() or [UnionSubtype], or {advice}",
            _ => null,
        };
    }
}
