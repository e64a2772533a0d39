namespace OrleansFlow.Types;

/// <summary>A subtype that a union may hold.</summary>
internal sealed record UnionSubtype(Type Type, string Name);
