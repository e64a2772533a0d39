namespace OrleansFlow.Types;

/// <summary>Whether data of one schema can be read by the serializer of another.</summary>
/// <param name="Kind">How.</param>
/// <param name="Reason">When it cannot: the first member that does not fit, and both schemas.</param>
/// <remarks>Flink: <c>TypeSerializerSchemaCompatibility</c>.</remarks>
public sealed record SchemaCompatibility(SchemaCompatibilityKind Kind, string? Reason)
{
    /// <summary>The bytes are the same.</summary>
    public static SchemaCompatibility AsIs { get; } = new(SchemaCompatibilityKind.AsIs, null);

    /// <summary>The bytes are read by <see cref="TypeSerializer{T}.ReaderFor"/> and written anew.</summary>
    public static SchemaCompatibility AfterMigration { get; } = new(SchemaCompatibilityKind.AfterMigration, null);

    /// <summary>The bytes cannot be read.</summary>
    /// <param name="reason">The first member that does not fit, and both schemas.</param>
    /// <returns>The answer.</returns>
    public static SchemaCompatibility Incompatible(string reason) => new(SchemaCompatibilityKind.Incompatible, reason);
}
