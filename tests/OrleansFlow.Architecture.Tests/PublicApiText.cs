using System.Reflection;
using System.Text;

namespace OrleansFlow.Architecture.Tests;

/// <summary>Prints the public surface of an assembly, one member a line, in an order of its own.</summary>
internal static class PublicApiText
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (Type type in assembly.GetExportedTypes().Where(IsOurs).OrderBy(t => t.FullName, StringComparer.Ordinal))
        {
            text.Append(Kind(type)).Append(' ').Append(TypeText.Of(type)).Append(Bases(type)).Append('\n');
            foreach (string member in type.GetMembers(Declared).Select(Member).OfType<string>().Distinct().Order(StringComparer.Ordinal))
            {
                text.Append("    ").Append(member).Append('\n');
            }
        }

        return text.ToString();
    }

    // The Orleans code generator adds its own public types on the packages runtime.
    private static bool IsOurs(Type type) => type.Namespace?.StartsWith("OrleansCodeGen", StringComparison.Ordinal) != true;

    private static string Kind(Type type) =>
        type.IsEnum ? "enum"
        : type.IsValueType ? "struct"
        : type.IsInterface ? "interface"
        : typeof(Delegate).IsAssignableFrom(type) ? "delegate"
        : type is { IsAbstract: true, IsSealed: true } ? "static class"
        : type.IsAbstract ? "abstract class"
        : type.IsSealed ? "sealed class"
        : "class";

    private static string Bases(Type type)
    {
        IEnumerable<Type> inherited = type.BaseType?.GetInterfaces() ?? [];
        IEnumerable<Type> bases = type.GetInterfaces().Where(i => i.IsPublic || i.IsNestedPublic).Except(inherited);
        if (type is { IsClass: true, BaseType: { } parent } && parent != typeof(object))
        {
            bases = bases.Prepend(parent);
        }

        string list = string.Join(", ", bases.Select(TypeText.Of).Order(StringComparer.Ordinal));
        return type.IsEnum || list.Length == 0 ? string.Empty : " : " + list;
    }

    private static string? Member(MemberInfo member) => member switch
    {
        FieldInfo { IsSpecialName: false } field when IsVisible(field.Attributes) =>
            field.IsLiteral && field.DeclaringType!.IsEnum ? $"{field.Name} = {Convert.ToInt64(field.GetRawConstantValue(), null)}" : $"{Static(field.IsStatic)}field {TypeText.Of(field.FieldType)} {field.Name}",
        PropertyInfo property => Property(property),
        EventInfo { AddMethod: { } add } e when IsVisible(add) => $"event {TypeText.Of(e.EventHandlerType!)} {e.Name}",
        ConstructorInfo constructor when IsVisible(constructor) && !constructor.IsStatic => $"new({Parameters(constructor)})",
        MethodInfo method when IsVisible(method) && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)) && !method.Name.Contains('<', StringComparison.Ordinal) =>
            $"{Access(method)}{Static(method.IsStatic)}{TypeText.Of(method.ReturnType)} {method.Name}{Generics(method)}({Parameters(method)})",
        _ => null,
    };

    private static string? Property(PropertyInfo property)
    {
        string accessors = string.Concat(
            property.GetMethod is { } get && IsVisible(get) ? Access(get) + "get; " : "",
            property.SetMethod is { } set && IsVisible(set) ? Access(set) + (set.ReturnParameter.GetRequiredCustomModifiers().Length > 0 ? "init; " : "set; ") : "");
        if (accessors.Length == 0)
        {
            return null;
        }

        string index = property.GetIndexParameters() is { Length: > 0 } parameters ? $"[{string.Join(", ", parameters.Select(p => TypeText.Of(p.ParameterType)))}]" : "";
        return $"{Static((property.GetMethod ?? property.SetMethod)!.IsStatic)}{TypeText.Of(property.PropertyType)} {property.Name}{index} {{ {accessors}}}";
    }

    private static string Static(bool isStatic) => isStatic ? "static " : "";

    private static string Access(MethodBase method) => method.IsPublic ? "" : "protected ";

    private static string Generics(MethodInfo method) =>
        method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(a => a.Name))}>" : "";

    private static string Parameters(MethodBase method) => string.Join(
        ", ",
        method.GetParameters().Select(p => $"{(p.IsOut ? "out " : p.IsIn ? "in " : p.ParameterType.IsByRef ? "ref " : "")}{TypeText.Of(p.ParameterType)} {p.Name}{(p.HasDefaultValue ? " = …" : "")}"));

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsVisible(FieldAttributes attributes) => (attributes & FieldAttributes.FieldAccessMask) is FieldAttributes.Public or FieldAttributes.Family or FieldAttributes.FamORAssem;
}
