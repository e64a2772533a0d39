namespace OrleansFlow.Types;

/// <summary>How data of one schema is read by the serializer of another.</summary>
public enum SchemaCompatibilityKind
{
    /// <summary>The bytes are the same.</summary>
    AsIs,

    /// <summary>By a reader made for the older schema; the values are then written anew.</summary>
    AfterMigration,

    /// <summary>Not at all.</summary>
    Incompatible,
}
