using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OrleansFlow.Types;

/// <content>Compiled code, and memory copied in one piece where that gives the same bytes.</content>
internal sealed partial class ObjectSerializer<T>
{
    private static readonly ParameterExpression WriterParameter = Expression.Parameter(typeof(DataWriter).MakeByRefType(), "writer");
    private static readonly ParameterExpression ReaderParameter = Expression.Parameter(typeof(DataReader).MakeByRefType(), "reader");

    private Answer _isCopiedInOnePiece;

    internal override bool IsBlittable =>
        typeof(T).IsValueType && _shape.Constructor is null && _parts.Length > 0 && Array.TrueForAll(_parts, part => part.IsBlittable);

    private bool IsCopiedInOnePiece
    {
        get
        {
            if (_isCopiedInOnePiece == Answer.Unknown)
            {
                _isCopiedInOnePiece = IsBlittable && HasMemoryOfItsBytes() ? Answer.Yes : Answer.No;
            }

            return _isCopiedInOnePiece == Answer.Yes;
        }
    }

    private IReadOnlyList<WireMember> Wire => [.. _parts.Select((part, i) => new WireMember(i, part, null))];

    public override void SerializeBatch(ReadOnlySpan<T> values, ref DataWriter writer)
    {
        if (IsCopiedInOnePiece)
        {
            writer.WriteBytes(SpanBytes.Of(values));
            return;
        }

        foreach (T value in values)
        {
            Serialize(value, ref writer);
        }
    }

    public override void DeserializeBatch(Span<T> values, ref DataReader reader)
    {
        if (IsCopiedInOnePiece)
        {
            Span<byte> target = SpanBytes.Of(values);
            reader.ReadBytes(target.Length).CopyTo(target);
            return;
        }

        for (int i = 0; i < values.Length; i++)
        {
            values[i] = Deserialize(ref reader);
        }
    }

    internal override Expression EmitWrite(Expression value, ParameterExpression writer, bool asKey) =>
        typeof(T).IsValueType && !IsMemberless ? ObjectCode.Write(_shape, _parts, value, writer, asKey) : base.EmitWrite(value, writer, asKey);

    internal override Expression EmitRead(ParameterExpression reader) =>
        typeof(T).IsValueType && !IsMemberless ? ObjectCode.Read(_shape, Wire, reader) : base.EmitRead(reader);

    /// <summary>Whether a value's memory is its serialized form: tried on memory whose bytes are all told apart.</summary>
    private bool HasMemoryOfItsBytes()
    {
        int size = Unsafe.SizeOf<T>();
        if (!BitConverter.IsLittleEndian || size != FixedLength || size > byte.MaxValue)
        {
            return false;
        }

        Span<byte> memory = stackalloc byte[size];
        for (int i = 0; i < size; i++)
        {
            memory[i] = (byte)(i + 1);
        }

        DataWriter writer = new(stackalloc byte[size]);
        Serialize(Unsafe.ReadUnaligned<T>(ref MemoryMarshal.GetReference(memory)), ref writer);
        bool isSame = writer.Written.SequenceEqual(memory);
        writer.Dispose();
        return isSame;
    }

    private void CompileWrite(T value, ref DataWriter writer)
    {
        _write = CompileWriter(asKey: false);
        _write(value, ref writer);
    }

    private void CompileWriteKey(T value, ref DataWriter writer)
    {
        _writeKey = CompileWriter(asKey: true);
        _writeKey(value, ref writer);
    }

    private T CompileRead(ref DataReader reader)
    {
        _read = IsMemberless
            ? static (ref r) => Memberless.Read<T>(ref r)
            : Expression.Lambda<DeserializeAction<T>>(ObjectCode.Read(_shape, Wire, ReaderParameter), ReaderParameter).Compile();
        return _read(ref reader);
    }

    private T CompileCopy(T original)
    {
        ParameterExpression value = Expression.Parameter(typeof(T), "value");
        _copy = Expression.Lambda<Func<T, T>>(ObjectCode.Copy(_shape, _parts, value), value).Compile();
        return _copy(original);
    }

    private bool CompileKeyEquals(T one, T other)
    {
        ParameterExpression left = Expression.Parameter(typeof(T), "left");
        ParameterExpression right = Expression.Parameter(typeof(T), "right");
        _keyEquals = Expression.Lambda<Func<T, T, bool>>(ObjectCode.KeyEquals(_shape, _parts, left, right), left, right).Compile();
        return _keyEquals(one, other);
    }

    private SerializeAction<T> CompileWriter(bool asKey)
    {
        if (IsMemberless)
        {
            return static (value, ref writer) => writer.WriteByte(0);
        }

        ParameterExpression value = Expression.Parameter(typeof(T), "value");
        Expression body = ObjectCode.Write(_shape, _parts, value, WriterParameter, asKey);
        return Expression.Lambda<SerializeAction<T>>(body, value, WriterParameter).Compile();
    }
}
