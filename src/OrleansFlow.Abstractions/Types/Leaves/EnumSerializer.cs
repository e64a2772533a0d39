using System.Runtime.CompilerServices;

namespace OrleansFlow.Types;

/// <summary>The serializer of an enum: its number, with the names of all constants in the schema.</summary>
internal sealed class EnumSerializer<T, TNumber>(TypeSerializer<TNumber> number) : BuiltInSerializer<T>
    where T : struct, Enum
    where TNumber : unmanaged
{
    public override TypeSchema Schema { get; } = new(TypeSchemaKind.Enum, TypeNames.Full(typeof(T)), Unsafe.SizeOf<TNumber>(), 0, Constants());

    internal override bool IsShallowlyImmutable => true;

    internal override bool IsBlittable => true;

    public override void Serialize(T value, ref DataWriter writer) => number.Serialize(Unsafe.BitCast<T, TNumber>(value), ref writer);

    public override T Deserialize(ref DataReader reader) => Unsafe.BitCast<TNumber, T>(number.Deserialize(ref reader));

    public override T Copy(T value) => value;

    public override int HashKey(T key) => number.HashKey(Unsafe.BitCast<T, TNumber>(key));

    internal override TypeSerializer? Evolve(TypeSchema writer, Evolution evolution)
    {
        if (writer.Kind != TypeSchemaKind.Enum)
        {
            return evolution.Fail($"was written as {writer.Summary} and cannot be read as the enum {Schema.Summary}");
        }

        Dictionary<string, long> present = [];
        foreach (SchemaMember constant in Schema.Members)
        {
            present.Add(constant.Name, constant.Value);
        }

        Dictionary<long, long> map = [];
        bool same = writer.FixedLength == FixedLength;
        foreach (SchemaMember constant in writer.Members)
        {
            if (!present.TryGetValue(constant.Name, out long value))
            {
                return evolution.Fail($"is an enum whose constant {constant.Name} was removed or renamed, so that values of it cannot be read");
            }

            same &= value == constant.Value;
            map[constant.Value] = value;
        }

        return same ? this : new Reader(this, writer, map);
    }

    private static SchemaMember[] Constants()
    {
        string[] names = Enum.GetNames<T>();
        T[] values = Enum.GetValues<T>();
        return
        [
            .. names.Select((name, i) => new SchemaMember(name, null, ToInt64(values[i])))
                .OrderBy(constant => constant.Value).ThenBy(constant => constant.Name, StringComparer.Ordinal),
        ];
    }

    private static long ToInt64(T value) => EnumNumbers.Read(SpanBytes.Of<T>([value]), IsSigned);

    private static bool IsSigned =>
        typeof(TNumber) == typeof(sbyte) || typeof(TNumber) == typeof(short) || typeof(TNumber) == typeof(int) || typeof(TNumber) == typeof(long);

    /// <summary>Reads numbers whose constants have changed, by the names of the constants.</summary>
    private sealed class Reader(TypeSerializer<T> present, TypeSchema writer, Dictionary<long, long> map) : ReadOnlyReader<T>(present, writer)
    {
        private readonly bool _isFlags = typeof(T).IsDefined(typeof(FlagsAttribute), inherit: false);
        private readonly bool _wasSigned = map.Keys.Any(value => value < 0);

        internal override int ShortestLength => Schema.FixedLength;

        public override T Deserialize(ref DataReader reader)
        {
            long start = reader.Position;
            long old = EnumNumbers.Read(reader.ReadBytes(Schema.FixedLength), _wasSigned);
            if (!map.TryGetValue(old, out long value) && !TryMapFlags(old, out value))
            {
                CorruptDataException.Throw(start, $"a constant of {Schema.Name}, found {old}");
            }

            Span<byte> bytes = stackalloc byte[sizeof(long)];
            BitConverter.TryWriteBytes(bytes, value);
            return Unsafe.ReadUnaligned<T>(ref bytes[0]);
        }

        private bool TryMapFlags(long old, out long value)
        {
            value = 0;
            if (!_isFlags)
            {
                return false;
            }

            foreach ((long flag, long moved) in map)
            {
                if ((flag & (flag - 1)) == 0 && (old & flag) != 0)
                {
                    value |= moved;
                    old &= ~flag;
                }
            }

            return old == 0;
        }
    }
}
