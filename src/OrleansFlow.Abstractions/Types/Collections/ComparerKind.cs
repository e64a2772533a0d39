namespace OrleansFlow.Types;

/// <summary>The comparers that sets and maps are written with. The numbers are part of the format.</summary>
internal enum ComparerKind : byte
{
    Default = 0,
    Ordinal = 1,
    OrdinalIgnoreCase = 2,
    InvariantCulture = 3,
    InvariantCultureIgnoreCase = 4,
}
