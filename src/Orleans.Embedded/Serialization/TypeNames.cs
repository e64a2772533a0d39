using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Orleans.Embedded;

/// <summary>Names of types in bytes: the alias where there is one, else the full name with the assembly's simple name.</summary>
internal static partial class TypeNames
{
    private static readonly ConcurrentDictionary<Type, string> Names = new();
    private static readonly ConcurrentDictionary<string, Type> Types = new();

    public static string NameOf(Type type) => Names.GetOrAdd(type, static type =>
    {
        var name = !type.IsGenericType && type.GetCustomAttribute<AliasAttribute>(false) is { } alias ? alias.Alias : VersionPattern().Replace(type.AssemblyQualifiedName!, "");
        Types.TryAdd(name, type);
        return name;
    });

    public static Type TypeOf(string name) => TryTypeOf(name) ?? throw new SerializerException($"the type '{name}' is not known in this process");

    public static Type? TryTypeOf(string name)
    {
        if (Types.TryGetValue(name, out var known))
        {
            return known;
        }

        return (Type.GetType(name, throwOnError: false) ?? Find(name)) is { } found ? Types.GetOrAdd(name, found) : null;
    }

    private static Type? Find(string name)
    {
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
        {
            if (assembly.IsDynamic || !ApplicationParts.IsPart(assembly))
            {
                continue;
            }

            foreach (var type in ApplicationParts.TypesOf(assembly))
            {
                if (type.GetCustomAttributes<AliasAttribute>(false).Any(a => a.Alias == name))
                {
                    return type;
                }
            }
        }

        return null;
    }

    [GeneratedRegex(@", Version=[^,\]]*, Culture=[^,\]]*, PublicKeyToken=[^,\]]*")]
    private static partial Regex VersionPattern();
}
