using System.Runtime.CompilerServices;

namespace OrleansFlow.Types;

/// <summary>The serializer of a class or struct. Bytes: for a class 0 for null or 1; then the members in the order of the schema.</summary>
/// <remarks>
/// Created empty, so that recursive types can lead back to it, and completed when its parts are known. Code is compiled at the
/// first use. A value of a subclass is refused: its own members would be lost. Flink: <c>PojoSerializer</c>.
/// </remarks>
internal sealed partial class ObjectSerializer<T> : BuiltInSerializer<T>, IObjectSerializer
{
    private readonly ObjectShape _shape;
    private readonly bool _isSealed = typeof(T).IsValueType || typeof(T).IsSealed;
    private TypeSerializer[] _parts = [];
    private int _fixedLength;
    private int _shortestLength;
    private SerializeAction<T> _write;
    private SerializeAction<T> _writeKey;
    private DeserializeAction<T> _read;
    private Func<T, T> _copy;
    private Func<T, T, bool> _keyEquals;

    public ObjectSerializer(ObjectShape shape)
    {
        _shape = shape;
        Schema = TypeSchema.Open(typeof(T).IsValueType ? TypeSchemaKind.Struct : TypeSchemaKind.Class, typeof(T));
        _write = CompileWrite;
        _writeKey = CompileWriteKey;
        _read = CompileRead;
        _copy = CompileCopy;
        _keyEquals = CompileKeyEquals;
    }

    public override TypeSchema Schema { get; }

    public override int FixedLength => _fixedLength != 0 ? _fixedLength : _fixedLength = FindFixedLength();

    public bool IsRecursive { get; set; }

    internal override int ShortestLength => _shortestLength != 0 ? _shortestLength
        : _shortestLength = typeof(T).IsValueType ? Math.Max(1, _parts.Sum(part => part.ShortestLength)) : 1;

    internal override IEnumerable<(string Edge, TypeSerializer Part)> Parts =>
        _parts.Select((part, i) => ("." + _shape.Members[i].Name, part));

    internal override bool IsShallowlyImmutable => typeof(T).IsValueType || !Array.Exists(_shape.Members, member => member.CanChange);

    internal override string? ShallowKeyProblem => _shape.KeyProblem;

    private bool IsMemberless => typeof(T).IsValueType && _parts.Length == 0;

    public void Complete(TypeSerializer[] parts)
    {
        _parts = parts;
        Schema.SetMembers([.. parts.Select((part, i) => new SchemaMember(_shape.Members[i].Name, part.Schema))]);
    }

    public override void Serialize(T value, ref DataWriter writer)
    {
        if (WriteHead(value, ref writer))
        {
            WriteMembers(value, _write, ref writer);
        }
    }

    public override void SerializeKey(T key, ref DataWriter writer)
    {
        if (WriteHead(key, ref writer))
        {
            WriteMembers(key, _writeKey, ref writer);
        }
    }

    public override T Deserialize(ref DataReader reader)
    {
        if (!typeof(T).IsValueType && !reader.ReadBoolean())
        {
            return default!;
        }

        if (!IsRecursive)
        {
            return _read(ref reader);
        }

        NestingGuard.Enter(ref reader);
        T value = _read(ref reader);
        reader.Depth--;
        return value;
    }

    public override T Copy(T value)
    {
        if (IsImmutable || value is null)
        {
            return value;
        }

        CheckExact(value);
        if (IsRecursive)
        {
            NestingGuard.CheckStack(typeof(T));
        }

        return _copy(value);
    }

    public override bool KeyEquals(T left, T right)
    {
        if (!typeof(T).IsValueType && (left is null || right is null))
        {
            return left is null && right is null;
        }

        if (IsRecursive)
        {
            NestingGuard.CheckStack(typeof(T));
        }

        return _keyEquals(left, right);
    }

    private int FindFixedLength() =>
        !typeof(T).IsValueType || Array.Exists(_parts, part => part.FixedLength < 0) ? -1 : Math.Max(1, _parts.Sum(part => part.FixedLength));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool WriteHead(T value, ref DataWriter writer)
    {
        if (typeof(T).IsValueType)
        {
            return true;
        }

        if (value is null)
        {
            writer.WriteByte(0);
            return false;
        }

        CheckExact(value);
        writer.WriteByte(1);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void WriteMembers(T value, SerializeAction<T> write, ref DataWriter writer)
    {
        if (!IsRecursive)
        {
            write(value, ref writer);
            return;
        }

        NestingGuard.Enter(ref writer, typeof(T));
        write(value, ref writer);
        writer.Depth--;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void CheckExact(T value)
    {
        if (!_isSealed && value!.GetType() != typeof(T))
        {
            throw new ValueNotSerializableException(
                $"a {TypeNames.Of(value.GetType())} was found where {TypeNames.Of(typeof(T))} is declared; register it by "
                + $"TypeRegistry.RegisterSubtype<{TypeNames.Of(typeof(T))}, {TypeNames.Of(value.GetType())}>() or [UnionSubtype] on {TypeNames.Of(typeof(T))}");
        }
    }
}
