namespace OrleansFlow.Types;

/// <summary>The families of byte forms. The numbers are part of the format.</summary>
public enum TypeSchemaKind : byte
{
    /// <summary>One value of a fixed number of bytes, or bytes after their length plus one.</summary>
    Leaf = 1,

    /// <summary>A number that stands for a named constant.</summary>
    Enum = 2,

    /// <summary>A byte, 0 or 1, and in the second case a value.</summary>
    Nullable = 3,

    /// <summary>The number of items plus one, zero for null, and the items in order.</summary>
    Sequence = 4,

    /// <summary>As a sequence, with a byte for the comparer before the items; no item twice.</summary>
    Set = 5,

    /// <summary>As a set of keys, each followed by its value.</summary>
    Map = 6,

    /// <summary>An array of two or more dimensions: the lengths, and the items in order.</summary>
    Grid = 7,

    /// <summary>The members in order.</summary>
    Struct = 8,

    /// <summary>A byte, 0 for null or 1, and in the second case the members in order.</summary>
    Class = 9,

    /// <summary>The number of a subtype plus one, zero for null, and a value of the subtype.</summary>
    Union = 10,

    /// <summary>What a custom serializer writes: of fixed length, or after four bytes of length.</summary>
    Custom = 11,
}
