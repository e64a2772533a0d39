using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Orleans.Embedded;

/// <summary>Finds the serialized members of a class or struct: [Id] members, base classes first, and the parameters of a record's primary constructor.</summary>
internal static class ObjectCodecs
{
    private const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
    private static readonly ConcurrentDictionary<Type, IMemberList> ExceptionMembers = new();

    public static Codec? TryCreate(Type type)
    {
        if (type.IsInterface || type.IsAbstract || !type.IsDefined(typeof(GenerateSerializerAttribute), false))
        {
            return null;
        }

        var members = Members(type);
        return Codecs.Make(typeof(ObjectCodec<>), [type], members.Select(member => member.Member).ToArray(), members.Select(member => member.Key).ToArray());
    }

    /// <summary>A codec over all fields, for tuples.</summary>
    public static Codec CreateForAllFields(Type type) => 
        Codecs.Make(typeof(ObjectCodec<>), [type], type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic), null!);

    public static IMemberList MembersOf(Type type) => ExceptionMembers.GetOrAdd(type, static type =>
        (IMemberList)Activator.CreateInstance(typeof(MemberList<>).MakeGenericType(type), (object)Members(type).Select(member => member.Member).ToArray())!);

    private static (string Key, MemberInfo Member)[] Members(Type type)
    {
        var chain = new List<Type>();
        for (var t = type; t is not null && t != typeof(object) && t != typeof(ValueType) && t != typeof(Exception); t = t.BaseType)
        {
            chain.Insert(0, t);
        }

        return [.. chain.SelectMany((declaring, level) => MembersDeclaredBy(declaring).Select(member => ($"{level}.{member.Key}", member.Member)))];
    }

    private static IEnumerable<(string Key, MemberInfo Member)> MembersDeclaredBy(Type type)
    {
        var attribute = type.GetCustomAttribute<GenerateSerializerAttribute>(false);
        if (attribute is null)
        {
            return [];
        }

        var byParameter = new List<MemberInfo>();
        if (IncludesPrimaryConstructor(type))
        {
            foreach (var parameter in PrimaryParameters(type))
            {
                var property = type.GetProperty(parameter.Name!, Own);
                var member = (MemberInfo?)BackingField(type, parameter.Name!) ?? CapturedField(type, parameter.Name!);
                if (member is not null && property?.GetCustomAttribute<IdAttribute>() is null)
                {
                    byParameter.Add(member);
                }
            }
        }

        var byId = new List<(uint Id, MemberInfo Member)>();
        foreach (var field in type.GetFields(Own))
        {
            if (field.GetCustomAttribute<IdAttribute>() is { } id)
            {
                byId.Add((id.Id, field));
            }
        }

        foreach (var property in type.GetProperties(Own))
        {
            var id = property.GetCustomAttribute<IdAttribute>();
            if (id is null && attribute.GenerateFieldIds == GenerateFieldIds.PublicProperties && property.GetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0)
            {
                id = new IdAttribute(unchecked((uint)StableHash.ComputeHash(property.Name)));
            }

            if (id is not null && ((MemberInfo?)BackingField(type, property.Name) ?? (property is { CanRead: true, CanWrite: true } ? property : null)) is { } member && !byParameter.Contains(member))
            {
                byId.Add((id.Id, member));
            }
        }

        return byParameter.Select((member, position) => ($"p{position}", member))
            .Concat(byId.OrderBy(m => m.Id).ThenBy(m => m.Member.Name, StringComparer.Ordinal).Select(m => (m.Id.ToString(CultureInfo.InvariantCulture), m.Member)));
    }

    // Records do unless the attribute says no, others do if it says yes.
    private static bool IncludesPrimaryConstructor(Type type) =>
        type.GetCustomAttributesData().Where(data => data.AttributeType == typeof(GenerateSerializerAttribute))
            .SelectMany(data => data.NamedArguments)
            .Where(argument => argument.MemberName == nameof(GenerateSerializerAttribute.IncludePrimaryConstructorParameters))
            .Select(argument => (bool?)argument.TypedValue.Value)
            .FirstOrDefault() ?? IsRecord(type);

    private static FieldInfo? BackingField(Type type, string property) => type.GetField($"<{property}>k__BackingField", Own);

    private static FieldInfo? CapturedField(Type type, string parameter) => type.GetField($"<{parameter}>P", Own);

    private static bool IsRecord(Type type) => type.GetMethod("PrintMembers", Own, [typeof(System.Text.StringBuilder)]) is { } print && print.IsDefined(typeof(CompilerGeneratedAttribute))
        || type.GetMethod("<Clone>$", Own) is not null;

    private static ParameterInfo[] PrimaryParameters(Type type) =>
        type.GetConstructors(Own).Select(c => c.GetParameters())
            .Where(p => p.Length > 0 && !(p.Length == 1 && p[0].ParameterType == type))
            .Where(p => p.All(parameter => BackingField(type, parameter.Name!) is not null || CapturedField(type, parameter.Name!) is not null || type.BaseType?.GetProperty(parameter.Name!) is not null))
            .OrderByDescending(p => p.Length).FirstOrDefault() ?? [];
}
