using System.Reflection;

namespace Orleans.Embedded;

/// <summary>A serialized member and the number by which it is known in bytes.</summary>
internal sealed record SerializedMember(ulong Key, MemberInfo Member);
