using System.Text;

namespace OrleansFlow.Types;

/// <summary>Type names as a C# author writes them, for messages and schemas; none is ever used to load a type.</summary>
internal static class TypeNames
{
    /// <summary>The name with its namespace and arguments, without assemblies: the same in every load context and version.</summary>
    public static string Full(Type type) => Append(new StringBuilder(), type, withNamespace: true).ToString();

    /// <summary>The short name, as it stands in an error message.</summary>
    public static string Of(Type type) => Append(new StringBuilder(), type, withNamespace: false).ToString();

    private static StringBuilder Append(StringBuilder text, Type type, bool withNamespace)
    {
        if (type.IsArray)
        {
            return Append(text, type.GetElementType()!, withNamespace).Append('[').Append(',', type.GetArrayRank() - 1).Append(']');
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Append(text, underlying, withNamespace).Append('?');
        }

        if (Keyword(type) is { } keyword)
        {
            return text.Append(keyword);
        }

        if (withNamespace && !type.IsGenericParameter)
        {
            if (type.DeclaringType is { } outer)
            {
                text.Append(outer.Namespace is null ? "" : outer.Namespace + ".");
                text.Append(OuterNames(outer)).Append('.');
            }
            else if (type.Namespace is not null)
            {
                text.Append(type.Namespace).Append('.');
            }
        }

        string name = type.Name;
        int tick = name.IndexOf('`', StringComparison.Ordinal);
        text.Append(tick < 0 ? name : name[..tick]);
        if (type.IsGenericType)
        {
            text.Append('<');
            Type[] arguments = type.GetGenericArguments();
            for (int i = 0; i < arguments.Length; i++)
            {
                Append(i == 0 ? text : text.Append(", "), arguments[i], withNamespace);
            }

            text.Append('>');
        }

        return text;
    }

    private static string? Keyword(Type type) => type.IsEnum ? null : Type.GetTypeCode(type) switch
    {
        TypeCode.Boolean => "bool",
        TypeCode.Byte => "byte",
        TypeCode.SByte => "sbyte",
        TypeCode.Int16 => "short",
        TypeCode.UInt16 => "ushort",
        TypeCode.Int32 => "int",
        TypeCode.UInt32 => "uint",
        TypeCode.Int64 => "long",
        TypeCode.UInt64 => "ulong",
        TypeCode.Single => "float",
        TypeCode.Double => "double",
        TypeCode.Decimal => "decimal",
        TypeCode.Char => "char",
        TypeCode.String => "string",
        _ => type == typeof(object) ? "object" : null,
    };

    private static string OuterNames(Type type)
    {
        string name = type.Name;
        int tick = name.IndexOf('`', StringComparison.Ordinal);
        name = tick < 0 ? name : name[..tick];
        return type.DeclaringType is { } outer ? OuterNames(outer) + "." + name : name;
    }
}
