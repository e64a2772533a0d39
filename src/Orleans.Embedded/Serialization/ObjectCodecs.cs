using System.Collections.Concurrent;
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

        return Create(type, Members(type));
    }

    /// <summary>A codec over all fields, for tuples.</summary>
    public static Codec CreateForAllFields(Type type) =>
        Create(type, [.. type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Select((field, index) => new SerializedMember((ulong)index, field))]);

    public static IMemberList MembersOf(Type type) => ExceptionMembers.GetOrAdd(type, static type =>
        (IMemberList)Activator.CreateInstance(typeof(MemberList<>).MakeGenericType(type), (object)Members(type))!);

    private static Codec Create(Type type, SerializedMember[] members) =>
        Codecs.Make(typeof(ObjectCodec<>), [type], (object)members);

    private static SerializedMember[] Members(Type type)
    {
        var chain = new List<Type>();
        for (var t = type; t is not null && t != typeof(object) && t != typeof(ValueType) && t != typeof(Exception); t = t.BaseType)
        {
            chain.Insert(0, t);
        }

        return [.. chain.Where(t => t.IsDefined(typeof(GenerateSerializerAttribute), false)).SelectMany(MembersDeclaredBy)];
    }

    // A member's number tells its class in the chain, whether it is a parameter, and its own number apart.
    private static IEnumerable<SerializedMember> MembersDeclaredBy(Type type, int level)
    {
        var attribute = type.GetCustomAttribute<GenerateSerializerAttribute>(false)!;

        var byParameter = new List<MemberInfo>();
        if (IncludesParameters(type) ?? IsRecord(type))
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

        return byParameter.Select((member, index) => new SerializedMember(((ulong)index << 6) | ((ulong)level << 1) | 1, member))
            .Concat(byId.OrderBy(m => m.Id).ThenBy(m => m.Member.Name, StringComparer.Ordinal).Select(m => new SerializedMember(((ulong)m.Id << 6) | ((ulong)level << 1), m.Member)));
    }

    private static bool? IncludesParameters(Type type) =>
        type.GetCustomAttributesData().First(a => a.AttributeType == typeof(GenerateSerializerAttribute))
            .NamedArguments.Where(a => a.MemberName == nameof(GenerateSerializerAttribute.IncludePrimaryConstructorParameters)).Select(a => (bool?)a.TypedValue.Value).FirstOrDefault();

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
