namespace OrleansFlow.Architecture.Tests;

/// <summary>Type names as C# writes them, without namespaces of the framework.</summary>
internal static class TypeText
{
    public static string Of(Type type)
    {
        if (type.IsByRef)
        {
            return Of(type.GetElementType()!);
        }

        if (type.IsArray)
        {
            return Of(type.GetElementType()!) + "[]";
        }

        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return Of(value) + "?";
        }

        string name = type.IsNested ? $"{Of(type.DeclaringType!)}.{type.Name}" : type.Namespace?.StartsWith("OrleansFlow", StringComparison.Ordinal) == true ? type.FullName ?? $"{type.Namespace}.{type.Name}" : type.Name;
        int bracket = name.IndexOf('[', StringComparison.Ordinal);
        name = bracket < 0 ? name : name[..bracket];
        if (!type.IsGenericType)
        {
            return name;
        }

        int tick = name.LastIndexOf('`');
        return $"{(tick < 0 ? name : name[..tick])}<{string.Join(", ", type.GetGenericArguments().Select(Of))}>";
    }
}
