using System.Linq.Expressions;

namespace OrleansFlow.Types;

/// <summary>Base of the serializers that only read data of an older schema.</summary>
internal abstract class ReadOnlyReader<T>(TypeSerializer<T> present, TypeSchema writer) : TypeSerializer<T>
{
    public sealed override TypeSchema Schema => writer;

    public sealed override bool IsImmutable => present.IsImmutable;

    /// <summary>The serializer of the present schema.</summary>
    protected TypeSerializer<T> Present => present;

    public sealed override T Copy(T value) => present.Copy(value);

    public sealed override bool IsKeyType(out string? reason)
    {
        reason = "reads an older schema; the schema of a key cannot change";
        return false;
    }

    public sealed override void Serialize(T value, ref DataWriter writer) =>
        throw new InvalidOperationException($"this serializer reads {TypeNames.Of(typeof(T))} of an older schema; write with the serializer of the present one");

    internal sealed override TypeSerializer? Evolve(TypeSchema writer, Evolution evolution) => present.Evolve(writer, evolution);

    internal sealed override Expression EmitWrite(Expression value, ParameterExpression writer, bool asKey) =>
        throw new InvalidOperationException("a reader of an older schema does not write");
}
