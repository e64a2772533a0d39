namespace OrleansFlow.Types;

/// <summary>The form of a type's bytes, by the names of its members; kept with every snapshot, so that later versions can read it.</summary>
/// <remarks>
/// A schema is a graph: recursive types lead back to themselves. Names of types stand in it for messages and for telling custom
/// serializers and subtypes apart; no type is ever loaded by them. Flink: <c>TypeSerializerSnapshot</c>.
/// </remarks>
public sealed partial class TypeSchema : IEquatable<TypeSchema>
{
    private SchemaMember[] _members;
    private byte[]? _bytes;

    internal TypeSchema(TypeSchemaKind kind, string name, int fixedLength, int version, SchemaMember[] members)
    {
        Kind = kind;
        Name = name;
        FixedLength = fixedLength;
        Version = version;
        _members = members;
    }

    /// <summary>The family of byte forms.</summary>
    public TypeSchemaKind Kind { get; }

    /// <summary>A leaf's form, such as <c>int64</c>; a custom serializer's name; else the type's name, for messages.</summary>
    public string Name { get; }

    /// <summary>For a leaf, an enum and a custom serializer: the number of bytes of every value, or −1.</summary>
    public int FixedLength { get; }

    /// <summary>The version of a custom serializer; the number of dimensions of a grid; else 0.</summary>
    public int Version { get; }

    /// <summary>The parts, in the order of their bytes.</summary>
    public ReadOnlySpan<SchemaMember> Members => _members;

    /// <summary>One line for messages, without the parts.</summary>
    internal string Summary => Kind == TypeSchemaKind.Custom ? $"{Name} version {Version}" : Name;

    /// <summary>The only part of a collection or nullable.</summary>
    internal TypeSchema Item => _members[0].Schema!;

    /// <summary>The schema of a custom serializer.</summary>
    /// <param name="name">Names the serializer; versions of one serializer have one name.</param>
    /// <param name="version">Grows when the bytes change.</param>
    /// <param name="fixedLength">The number of bytes of every value, at least 1, or −1 when it varies.</param>
    /// <returns>The schema.</returns>
    public static TypeSchema Custom(string name, int version, int fixedLength = -1)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentOutOfRangeException.ThrowIfNegative(version);
        ArgumentOutOfRangeException.ThrowIfZero(fixedLength);
        ArgumentOutOfRangeException.ThrowIfLessThan(fixedLength, -1);
        return new(TypeSchemaKind.Custom, name, fixedLength, version, []);
    }

    /// <summary>Whether both describe the same bytes and names.</summary>
    /// <param name="other">Another schema.</param>
    /// <returns>Whether their bytes are equal.</returns>
    public bool Equals(TypeSchema? other) =>
        ReferenceEquals(this, other) || (other is not null && Bytes.AsSpan().SequenceEqual(other.Bytes));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TypeSchema);

    /// <inheritdoc/>
    public override int GetHashCode() => Murmur3.Hash(Bytes);

    /// <summary>The schema in one line, such as <c>Order { Id: int64, Lines: [Line { … }] }</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => TypeSchemaText.Of(this);

    /// <summary>Ends the construction of a schema that may lead back to itself.</summary>
    internal void SetMembers(SchemaMember[] members) => _members = members;

    internal static TypeSchema Leaf(string name, int fixedLength) => new(TypeSchemaKind.Leaf, name, fixedLength, 0, []);

    internal static TypeSchema Of(TypeSchemaKind kind, Type type, TypeSchema item, int version = 0) =>
        new(kind, TypeNames.Full(type), -1, version, [new("", item)]);

    internal static TypeSchema Map(Type type, TypeSchema key, TypeSchema value) =>
        new(TypeSchemaKind.Map, TypeNames.Full(type), -1, 0, [new("key", key), new("value", value)]);

    internal static TypeSchema Open(TypeSchemaKind kind, Type type) => new(kind, TypeNames.Full(type), -1, 0, []);
}
