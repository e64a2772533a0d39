using System.Linq.Expressions;

namespace OrleansFlow.Types;

/// <summary>Writes and reads the values of one type; the view for code that knows the type only at run time.</summary>
/// <remarks>
/// Serializers are built once per type by a <see cref="TypeRegistry"/>, are free of state and may be used by any number of
/// threads. Custom ones derive from <see cref="TypeSerializer{T}"/>. Flink: <c>TypeInformation</c> and <c>TypeSerializer</c>.
/// </remarks>
public abstract class TypeSerializer
{
    private protected TypeSerializer()
    {
    }

    /// <summary>The type whose values are written.</summary>
    public abstract Type Type { get; }

    /// <summary>The form of the written bytes, to be kept beside them.</summary>
    public abstract TypeSchema Schema { get; }

    /// <summary>Whether values can never change, so that handing one over needs no copy.</summary>
    public abstract bool IsImmutable { get; }

    /// <summary>The number of bytes of every value, or −1 when it varies.</summary>
    public virtual int FixedLength => Schema.FixedLength;

    /// <summary>The fewest bytes of a value, at least 1.</summary>
    internal virtual int ShortestLength => FixedLength > 0 ? FixedLength : 1;

    /// <summary>Whether values may be keys: their <c>Equals</c> agrees with the bytes of <see cref="TypeSerializer{T}.SerializeKey"/>.</summary>
    /// <param name="reason">If not, which member is the trouble, why, and what to change.</param>
    /// <returns>Whether the type may be a key.</returns>
    public abstract bool IsKeyType(out string? reason);

    /// <summary>Whether data of another schema can be read.</summary>
    /// <param name="writer">The schema kept with the data.</param>
    /// <returns>As it is, by a reader made for it, or not.</returns>
    /// <remarks>Flink: <c>TypeSerializerSnapshot.resolveSchemaCompatibility</c>.</remarks>
    public SchemaCompatibility ResolveCompatibility(TypeSchema writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        Evolution evolution = new();
        TypeSerializer? reader = evolution.Resolve(this, writer);
        return reader is null ? SchemaCompatibility.Incompatible(evolution.Describe(writer, Schema))
            : ReferenceEquals(reader, this) ? SchemaCompatibility.AsIs
            : SchemaCompatibility.AfterMigration;
    }

    /// <summary>Writes a value that is boxed.</summary>
    /// <param name="value">A value of <see cref="Type"/>.</param>
    /// <param name="writer">Where to write.</param>
    public abstract void SerializeBoxed(object? value, ref DataWriter writer);

    /// <summary>Reads a value and boxes it.</summary>
    /// <param name="reader">Where to read.</param>
    /// <returns>The value.</returns>
    /// <exception cref="CorruptDataException">The bytes are not a value of this schema.</exception>
    public abstract object? DeserializeBoxed(ref DataReader reader);

    /// <summary>Copies a value that is boxed.</summary>
    /// <param name="value">A value of <see cref="Type"/>.</param>
    /// <returns>A value that shares nothing changeable with the first.</returns>
    public abstract object? CopyBoxed(object? value);

    /// <summary>The stable hash of a key that is boxed.</summary>
    /// <param name="key">A value of <see cref="Type"/>.</param>
    /// <returns>The hash.</returns>
    public abstract int HashKeyBoxed(object? key);

    /// <summary>The serializers of the parts, each with the edge that leads to it in a path: <c>.Name</c> or <c>[]</c>.</summary>
    internal virtual IEnumerable<(string Edge, TypeSerializer Part)> Parts => [];

    /// <summary>A serializer that reads what <paramref name="writer"/> describes: this one when the bytes are the same; null after <see cref="Evolution.Fail"/>.</summary>
    internal abstract TypeSerializer? Evolve(TypeSchema writer, Evolution evolution);

    /// <summary>Whether the type alone, its parts aside, can never change.</summary>
    internal virtual bool IsShallowlyImmutable => IsImmutable;

    /// <summary>Why the type alone, its parts aside, may not be a key.</summary>
    internal abstract string? ShallowKeyProblem { get; }

    /// <summary>Whether any bytes of the right number are values, so that a span of them may be filled without looking.</summary>
    internal virtual bool IsBlittable => false;

    /// <summary>Writes a key that is boxed.</summary>
    internal abstract void SerializeKeyBoxed(object? key, ref DataWriter writer);

    /// <summary>The statement that writes <paramref name="value"/>, part of a compiled serializer.</summary>
    internal abstract Expression EmitWrite(Expression value, ParameterExpression writer, bool asKey);

    /// <summary>The expression that reads a value, part of a compiled serializer.</summary>
    internal abstract Expression EmitRead(ParameterExpression reader);

    /// <summary>The expression that copies a value, part of a compiled serializer.</summary>
    internal abstract Expression EmitCopy(Expression value);

    /// <summary>The expression that compares two keys, part of a compiled serializer.</summary>
    internal abstract Expression EmitKeyEquals(Expression left, Expression right);
}
