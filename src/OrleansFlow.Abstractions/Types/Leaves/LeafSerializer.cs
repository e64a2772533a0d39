using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace OrleansFlow.Types;

/// <summary>The serializer of a leaf type.</summary>
internal sealed class LeafSerializer<T, TCodec> : BuiltInSerializer<T>
    where TCodec : struct, ILeafCodec<T>
{
    private static readonly MethodInfo WriteMethod = typeof(TCodec).GetMethod(nameof(ILeafCodec<>.Write))!;
    private static readonly MethodInfo ReadMethod = typeof(TCodec).GetMethod(nameof(ILeafCodec<>.Read))!;
    private static readonly MethodInfo? CanonicalMethod = typeof(TCodec).GetMethod(nameof(ILeafCodec<>.Canonical));

    public override TypeSchema Schema { get; } = TypeSchema.Leaf(TCodec.Form, TCodec.FixedLength);

    public override int FixedLength => TCodec.FixedLength;

    internal override bool IsShallowlyImmutable => !TCodec.IsMutable;

    internal override string? ShallowKeyProblem => TCodec.KeyProblem;

    internal override bool IsBlittable => TCodec.IsBlittable;

    private static bool Blits => TCodec.IsBlittable && BitConverter.IsLittleEndian;

    public override void Serialize(T value, ref DataWriter writer) => TCodec.Write(value, ref writer);

    public override void SerializeKey(T key, ref DataWriter writer) => TCodec.Write(TCodec.Canonical(key), ref writer);

    public override T Deserialize(ref DataReader reader) => TCodec.Read(ref reader);

    public override T Copy(T value) => TCodec.Copy(value);

    public override int HashKey(T key)
    {
        if (typeof(T) == typeof(int))
        {
            return Murmur3.Hash((int)(object)key!);
        }

        if (typeof(T) == typeof(long))
        {
            return Murmur3.Hash((long)(object)key!);
        }

        if (typeof(T) == typeof(string) && key is not null)
        {
            return Murmur3.Hash(Unsafe.As<T, string>(ref key).AsSpan());
        }

        if (typeof(T) == typeof(Utf8Text))
        {
            // The same as of a string with these bytes.
            return Murmur3.Hash(Unsafe.As<T, Utf8Text>(ref key).Span);
        }

        return Blits && CanonicalMethod is null
            ? Murmur3.Hash(SpanBytes.Of(new ReadOnlySpan<T>(in key)))
            : base.HashKey(key);
    }

    public override bool KeyEquals(T left, T right) =>
        typeof(T) == typeof(string)
            ? string.Equals(Unsafe.As<T, string>(ref left), Unsafe.As<T, string>(ref right))
            : EqualityComparer<T>.Default.Equals(left, right);

    public override void SerializeBatch(ReadOnlySpan<T> values, ref DataWriter writer)
    {
        if (Blits)
        {
            writer.WriteBytes(SpanBytes.Of(values));
            return;
        }

        foreach (T value in values)
        {
            TCodec.Write(value, ref writer);
        }
    }

    public override void DeserializeBatch(Span<T> values, ref DataReader reader)
    {
        if (Blits)
        {
            Span<byte> target = SpanBytes.Of(values);
            reader.ReadBytes(target.Length).CopyTo(target);
            return;
        }

        for (int i = 0; i < values.Length; i++)
        {
            values[i] = TCodec.Read(ref reader);
        }
    }

    internal override TypeSerializer? Evolve(TypeSchema writer, Evolution evolution)
    {
        if (writer.Kind == TypeSchemaKind.Leaf && writer.Name == TCodec.Form)
        {
            return this;
        }

        return writer.Kind == TypeSchemaKind.Leaf && Widening.TryCreate(this, writer) is { } widening
            ? widening
            : evolution.Fail($"was written as {writer.Summary} and cannot be read as {TCodec.Form}");
    }

    internal override Expression EmitWrite(Expression value, ParameterExpression writer, bool asKey) =>
        Expression.Call(WriteMethod, asKey && CanonicalMethod is not null ? Expression.Call(CanonicalMethod, value) : value, writer);

    internal override Expression EmitRead(ParameterExpression reader) => Expression.Call(ReadMethod, reader);
}
