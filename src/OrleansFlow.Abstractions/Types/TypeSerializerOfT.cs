using System.Linq.Expressions;
using System.Runtime.CompilerServices;

namespace OrleansFlow.Types;

/// <summary>Writes and reads the values of one type. Derive from it for a type of your own and register it.</summary>
/// <typeparam name="T">The type.</typeparam>
/// <remarks>
/// A custom serializer says its form and version by <see cref="TypeSchema.Custom"/> and, when that version has moved on, reads
/// the older ones through <see cref="CreateReader"/>. As part of another value its bytes are framed with their length, so that a
/// member that is removed later can be skipped. Flink: <c>TypeSerializer</c>.
/// </remarks>
public abstract class TypeSerializer<T> : TypeSerializer
{
    private const int StackBytes = 256;

    /// <inheritdoc/>
    public sealed override Type Type => typeof(T);

    /// <summary>Writes a value.</summary>
    /// <param name="value">The value; null where <typeparamref name="T"/> allows it.</param>
    /// <param name="writer">Where to write.</param>
    /// <exception cref="ValueNotSerializableException">The value is of a subtype that is not registered, or nested too deeply.</exception>
    public abstract void Serialize(T value, ref DataWriter writer);

    /// <summary>Reads a value.</summary>
    /// <param name="reader">Where to read.</param>
    /// <returns>The value.</returns>
    /// <exception cref="CorruptDataException">The bytes are not a value of this schema.</exception>
    public abstract T Deserialize(ref DataReader reader);

    /// <summary>Copies a value deeply.</summary>
    /// <param name="value">The value.</param>
    /// <returns>A value that shares nothing changeable with the first; the same one when it cannot change.</returns>
    public abstract T Copy(T value);

    /// <summary>Writes a key in its canonical form: values that are equal give the same bytes. <see cref="Deserialize"/> reads them.</summary>
    /// <param name="key">The key.</param>
    /// <param name="writer">Where to write.</param>
    public virtual void SerializeKey(T key, ref DataWriter writer) => Serialize(key, ref writer);

    /// <summary>The stable hash of a key: MurmurHash3 of its canonical form, equal in every process and version.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The hash. Numbers, <see cref="Guid"/> and text hash their bare bytes (<see cref="Murmur3"/>), without a length.</returns>
    [SkipLocalsInit]
    public virtual int HashKey(T key)
    {
        DataWriter writer = new(stackalloc byte[StackBytes]);
        try
        {
            SerializeKey(key, ref writer);
            return Murmur3.Hash(writer.Written);
        }
        finally
        {
            writer.Dispose();
        }
    }

    /// <summary>Whether two keys are the same; agrees with the bytes of <see cref="SerializeKey"/>.</summary>
    /// <param name="left">A key.</param>
    /// <param name="right">Another key.</param>
    /// <returns>Whether they are equal.</returns>
    public virtual bool KeyEquals(T left, T right) => EqualityComparer<T>.Default.Equals(left, right);

    /// <summary>Writes values one after the other, as <see cref="Serialize"/> would; types without references in one piece.</summary>
    /// <param name="values">The values.</param>
    /// <param name="writer">Where to write; the count is not written.</param>
    public virtual void SerializeBatch(ReadOnlySpan<T> values, ref DataWriter writer)
    {
        foreach (T value in values)
        {
            Serialize(value, ref writer);
        }
    }

    /// <summary>Reads as many values as there is room for.</summary>
    /// <param name="values">Filled from the first to the last.</param>
    /// <param name="reader">Where to read.</param>
    /// <exception cref="CorruptDataException">The bytes are not values of this schema.</exception>
    public virtual void DeserializeBatch(Span<T> values, ref DataReader reader)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = Deserialize(ref reader);
        }
    }

    /// <summary>A serializer that reads data of another schema: this one when the bytes are the same.</summary>
    /// <param name="writer">The schema kept with the data.</param>
    /// <returns>A serializer to read with; what it reads is written again by this one.</returns>
    /// <exception cref="IncompatibleSchemaException">The data cannot be read; both schemas are shown.</exception>
    public TypeSerializer<T> ReaderFor(TypeSchema writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        Evolution evolution = new();
        return (TypeSerializer<T>?)evolution.Resolve(this, writer)
            ?? throw new IncompatibleSchemaException(evolution.Reason, writer, Schema);
    }

    /// <inheritdoc/>
    public override bool IsKeyType(out string? reason)
    {
        reason = $"{TypeNames.Of(typeof(T))} has a custom serializer that does not declare its values to be keys (override IsKeyType)";
        return false;
    }

    /// <summary>For custom serializers: reads data that an older version of this serializer wrote.</summary>
    /// <param name="writer">The older schema, of the same name as <see cref="TypeSerializer.Schema"/>.</param>
    /// <returns>A serializer for it, this one if it can read both, or null when the data cannot be read.</returns>
    protected internal virtual TypeSerializer<T>? CreateReader(TypeSchema writer) => null;

    /// <inheritdoc/>
    public sealed override void SerializeBoxed(object? value, ref DataWriter writer) => Serialize((T)value!, ref writer);

    /// <inheritdoc/>
    public sealed override object? DeserializeBoxed(ref DataReader reader) => Deserialize(ref reader);

    /// <inheritdoc/>
    public sealed override object? CopyBoxed(object? value) => Copy((T)value!);

    /// <inheritdoc/>
    public sealed override int HashKeyBoxed(object? key) => HashKey((T)key!);

    internal sealed override void SerializeKeyBoxed(object? key, ref DataWriter writer) => SerializeKey((T)key!, ref writer);

    internal override string? ShallowKeyProblem => IsKeyType(out string? reason) ? null : reason;

    internal override TypeSerializer? Evolve(TypeSchema writer, Evolution evolution)
    {
        if (writer.Equals(Schema))
        {
            return this;
        }

        TypeSerializer? reader = writer.Kind == TypeSchemaKind.Custom && writer.Name == Schema.Name ? CreateReader(writer) : null;
        return reader ?? evolution.Fail($"was written by {writer.Summary}, the present serializer is {Schema.Summary}");
    }

    internal override Expression EmitWrite(Expression value, ParameterExpression writer, bool asKey) =>
        Expression.Call(Self, asKey ? nameof(SerializeKey) : nameof(Serialize), null, value, writer);

    internal override Expression EmitRead(ParameterExpression reader) => Expression.Call(Self, nameof(Deserialize), null, reader);

    internal override Expression EmitCopy(Expression value) => IsImmutable ? value : Expression.Call(Self, nameof(Copy), null, value);

    internal override Expression EmitKeyEquals(Expression left, Expression right) =>
        Expression.Call(Self, nameof(KeyEquals), null, left, right);

    private ConstantExpression Self => Expression.Constant(this, typeof(TypeSerializer<T>));
}
