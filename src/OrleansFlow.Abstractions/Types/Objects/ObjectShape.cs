using System.Reflection;

namespace OrleansFlow.Types;

/// <summary>What a class or struct is made of: the members that are written, in the order of their fields, and how to construct it.</summary>
/// <remarks>
/// Every instance field must be accounted for, by being public or by standing behind a public property; a value would be lost
/// otherwise, and a loss is never silent. Properties without a field of their own are computed and are not written.
/// </remarks>
internal sealed class ObjectShape
{
    private ObjectShape(Type type, MemberShape[] members, ConstructorInfo? constructor, string? keyProblem)
    {
        Type = type;
        Members = members;
        Constructor = constructor;
        KeyProblem = keyProblem;
    }

    public Type Type { get; }

    public MemberShape[] Members { get; }

    /// <summary>The constructor to call; null for the default of a struct.</summary>
    public ConstructorInfo? Constructor { get; }

    /// <summary>Why values may not be keys although their members may.</summary>
    public string? KeyProblem { get; }

    /// <summary>Analyses a type.</summary>
    /// <param name="type">A class or struct.</param>
    /// <param name="member">If the type is not supported, the member at fault, with a dot before it; or empty.</param>
    /// <param name="problem">If the type is not supported, why, and what to do.</param>
    /// <returns>The shape, or null.</returns>
    public static ObjectShape? TryCreate(Type type, out string member, out string problem)
    {
        member = "";
        List<MemberShape> members = [];
        string? ignored = null;
        foreach (FieldInfo field in InstanceFields(type))
        {
            PropertyInfo? property = field.IsPublic ? null : PropertyOver(field);
            if (IsIgnored(field) || (property is not null && IsIgnored(property)))
            {
                ignored ??= property?.Name ?? field.Name;
                continue;
            }

            if (FieldProblem(type, field, property) is { } fault)
            {
                member = "." + (property?.Name ?? AutoPropertyName(field) ?? field.Name);
                problem = fault;
                return null;
            }

            MemberShape shape = property is null
                ? new(field, field.FieldType, !field.IsInitOnly, !field.IsInitOnly)
                : new(property, property.PropertyType, property.SetMethod is not null, property.SetMethod is { } setter && !IsInit(setter));
            if (members.Exists(known => known.Name == shape.Name))
            {
                member = "." + shape.Name;
                problem = "a base class has a member of the same name; rename one of them";
                return null;
            }

            members.Add(shape);
        }

        ConstructorInfo? constructor = ConstructorChoice.Find(type, members);
        if (constructor is null && !(type.IsValueType && members.TrueForAll(one => one.CanSet)))
        {
            MemberShape? fixedMember = members.Find(one => !one.CanSet);
            member = fixedMember is null ? "" : "." + fixedMember.Name;
            problem = fixedMember is null
                ? $"{TypeNames.Of(type)} has neither a constructor without parameters nor one whose parameters are named as its members"
                : "it has no setter, and no constructor whose parameters are all named and typed as members takes it; add a setter, "
                    + "init or such a constructor, mark it with [IgnoreMember], or register a serializer";
            return null;
        }

        problem = "";
        return new ObjectShape(type, [.. members], constructor, KeyEquality.Problem(type, ignored));
    }

    private static List<FieldInfo> InstanceFields(Type type)
    {
        List<Type> line = [];
        for (Type? one = type; one is not null && one != typeof(object) && one != typeof(ValueType); one = one.BaseType)
        {
            line.Insert(0, one);
        }

        const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        return [.. line.SelectMany(one => one.GetFields(Own).OrderBy(field => field.MetadataToken))];
    }

    /// <summary>The public property that a private field stands behind: of an automatic property, or named as it.</summary>
    private static PropertyInfo? PropertyOver(FieldInfo field)
    {
        const BindingFlags OwnPublic = BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly;
        string name = AutoPropertyName(field) ?? field.Name;
        if (name.StartsWith('<'))
        {
            return null; // a captured parameter of a primary constructor
        }

        name = name.StartsWith("m_", StringComparison.Ordinal) ? name[2..] : name.TrimStart('_').TrimEnd('@'); // F# ends its fields with @
        return Array.Find(
            field.DeclaringType!.GetProperties(OwnPublic),
            property => property.PropertyType == field.FieldType && property.GetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0
                && property.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
    }

    private static string? AutoPropertyName(FieldInfo field)
    {
        int end = field.Name.IndexOf('>', StringComparison.Ordinal);
        return field.Name.StartsWith('<') && (field.Name.EndsWith(">k__BackingField", StringComparison.Ordinal) || field.Name.EndsWith(">i__Field", StringComparison.Ordinal))
            ? field.Name[1..end]
            : null;
    }

    private static string? FieldProblem(Type type, FieldInfo field, PropertyInfo? property)
    {
        if (field.IsDefined(typeof(System.Runtime.CompilerServices.FixedBufferAttribute), inherit: false)
            || field.DeclaringType!.IsDefined(typeof(System.Runtime.CompilerServices.InlineArrayAttribute), inherit: false))
        {
            return "buffers of fixed size are not supported; use an array, or register a serializer";
        }

        if (field.IsPublic || property is not null)
        {
            return null;
        }

        return field.DeclaringType.Assembly == typeof(object).Assembly || field.DeclaringType.Namespace?.StartsWith("System", StringComparison.Ordinal) == true
            ? $"{TypeNames.Of(type)} keeps private state that no public member gives; register a TypeSerializer<{TypeNames.Of(type)}>"
            : $"it is private state of {TypeNames.Of(field.DeclaringType)} that no public property gives, and would be lost; make it a public "
                + $"property, mark it with [IgnoreMember], or register a TypeSerializer<{TypeNames.Of(type)}>";
    }

    private static bool IsIgnored(MemberInfo member) =>
        member.IsDefined(typeof(IgnoreMemberAttribute), inherit: true) || (member is FieldInfo field && field.IsDefined(typeof(NonSerializedAttribute), inherit: false));

    private static bool IsInit(MethodInfo setter) =>
        setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit));
}
