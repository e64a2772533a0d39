namespace OrleansFlow.Types;

/// <summary>A named part of a schema: a member, a constant of an enum, a subtype of a union, the items of a collection.</summary>
/// <param name="Name">The name by which parts of two schemas are matched.</param>
/// <param name="Schema">The form of the part; null for a constant of an enum.</param>
/// <param name="Value">The number of a constant of an enum, its 64 bits; else 0.</param>
public readonly record struct SchemaMember(string Name, TypeSchema? Schema, long Value = 0);
