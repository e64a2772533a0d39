using System.Reflection;

namespace Orleans.Embedded;

/// <summary>One serialized member of a type.</summary>
internal abstract class MemberCodec<TOwner>
{
    public static MemberCodec<TOwner> Create(MemberInfo member)
    {
        var type = TypeOf(member);
        var open = member is FieldInfo ? typeof(FieldCodec<,>) : typeof(PropertyCodec<,>);
        return (MemberCodec<TOwner>)Activator.CreateInstance(open.MakeGenericType(typeof(TOwner), type), member)!;
    }

    public static Type TypeOf(MemberInfo member) => member is FieldInfo field ? field.FieldType : ((PropertyInfo)member).PropertyType;

    public abstract void Copy(ref TOwner source, ref TOwner target, CopyContext context);

    public abstract void Write(WireWriter writer, ref TOwner owner);

    public abstract void Read(WireReader reader, ref TOwner owner);

    internal static bool IsImmutableMember(MemberInfo member)
    {
        if (member.IsDefined(typeof(ImmutableAttribute), false))
        {
            return true;
        }

        var name = member.Name;
        return name.StartsWith('<') && name.EndsWith(">k__BackingField", StringComparison.Ordinal)
            && member.DeclaringType!.GetProperty(name[1..name.IndexOf('>')], BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly) is { } property
            && property.IsDefined(typeof(ImmutableAttribute), false);
    }
}
