using System.Reflection;

namespace Orleans.Embedded;

/// <summary>The serialized members of a type.</summary>
internal sealed class MemberList<T>(MemberInfo[] members) : IMemberList
{
    private readonly MemberCodec<T>[] _members = [.. members.Select(MemberCodec<T>.Create)];

    public void Write(WireWriter writer, object owner)
    {
        var typed = (T)owner;
        foreach (var member in _members)
        {
            member.Write(writer, ref typed);
        }
    }

    public void Read(WireReader reader, object owner)
    {
        var typed = (T)owner;
        foreach (var member in _members)
        {
            member.Read(reader, ref typed);
        }
    }
}
