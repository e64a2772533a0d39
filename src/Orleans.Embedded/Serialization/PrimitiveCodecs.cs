using System.Globalization;
using System.Net;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Orleans.Embedded;

/// <summary>Codecs of values without parts.</summary>
internal static class PrimitiveCodecs
{
    private static readonly Dictionary<Type, Codec> Known = new()
    {
        [typeof(bool)] = new Leaf<bool>((w, v) => w.WriteByte(v ? (byte)1 : (byte)0), r => r.ReadByte() != 0),
        [typeof(byte)] = new Leaf<byte>((w, v) => w.WriteByte(v), r => r.ReadByte()),
        [typeof(sbyte)] = new Leaf<sbyte>((w, v) => w.WriteByte((byte)v), r => (sbyte)r.ReadByte()),
        [typeof(short)] = new Leaf<short>((w, v) => w.WriteVarInt(v), r => checked((short)r.ReadVarInt())),
        [typeof(ushort)] = new Leaf<ushort>((w, v) => w.WriteVarUInt(v), r => checked((ushort)r.ReadVarUInt())),
        [typeof(int)] = new Leaf<int>((w, v) => w.WriteVarInt(v), r => checked((int)r.ReadVarInt())),
        [typeof(uint)] = new Leaf<uint>((w, v) => w.WriteVarUInt(v), r => checked((uint)r.ReadVarUInt())),
        [typeof(long)] = new Leaf<long>((w, v) => w.WriteVarInt(v), r => r.ReadVarInt()),
        [typeof(ulong)] = new Leaf<ulong>((w, v) => w.WriteVarUInt(v), r => r.ReadVarUInt()),
        [typeof(char)] = new Leaf<char>((w, v) => w.WriteVarUInt(v), r => checked((char)r.ReadVarUInt())),
        [typeof(float)] = Blit<float>(),
        [typeof(double)] = Blit<double>(),
        [typeof(Half)] = Blit<Half>(),
        [typeof(decimal)] = Blit<decimal>(),
        [typeof(Int128)] = Blit<Int128>(),
        [typeof(UInt128)] = Blit<UInt128>(),
        [typeof(Guid)] = Blit<Guid>(),
        [typeof(System.Text.Rune)] = new Leaf<System.Text.Rune>((w, v) => w.WriteVarUInt((uint)v.Value), r => new System.Text.Rune(checked((uint)r.ReadVarUInt()))),
        [typeof(string)] = new Leaf<string>((w, v) => w.WriteString(v), r => r.ReadString()!),
        [typeof(DateTime)] = new Leaf<DateTime>((w, v) => w.WriteFixed64((ulong)v.ToBinary()), r => DateTime.FromBinary((long)r.ReadFixed64())),
        [typeof(TimeSpan)] = new Leaf<TimeSpan>((w, v) => w.WriteVarInt(v.Ticks), r => new TimeSpan(r.ReadVarInt())),
        [typeof(DateOnly)] = new Leaf<DateOnly>((w, v) => w.WriteVarInt(v.DayNumber), r => DateOnly.FromDayNumber((int)r.ReadVarInt())),
        [typeof(TimeOnly)] = new Leaf<TimeOnly>((w, v) => w.WriteVarInt(v.Ticks), r => new TimeOnly(r.ReadVarInt())),
        [typeof(DateTimeOffset)] = new Leaf<DateTimeOffset>(
            (w, v) =>
            {
                w.WriteVarInt(v.Ticks);
                w.WriteVarInt(v.Offset.Ticks);
            },
            r => new DateTimeOffset(r.ReadVarInt(), new TimeSpan(r.ReadVarInt()))),
        [typeof(Uri)] = new Leaf<Uri>((w, v) => w.WriteString(v.OriginalString), r => new Uri(r.ReadString()!, UriKind.RelativeOrAbsolute)),
        [typeof(Version)] = new Leaf<Version>((w, v) => w.WriteString(v.ToString()), r => Version.Parse(r.ReadString()!)),
        [typeof(BigInteger)] = new Leaf<BigInteger>((w, v) => w.WriteSpan(v.ToByteArray()), r => new BigInteger(r.ReadSpan())),
        [typeof(IPAddress)] = new Leaf<IPAddress>((w, v) => w.WriteSpan(v.GetAddressBytes()), r => new IPAddress(r.ReadSpan())),
        [typeof(IPEndPoint)] = new Leaf<IPEndPoint>((w, v) => w.WriteString(v.ToString()), r => IPEndPoint.Parse(r.ReadString()!)),
        [typeof(CultureInfo)] = new Leaf<CultureInfo>((w, v) => w.WriteString(v.Name), r => CultureInfo.GetCultureInfo(r.ReadString() ?? "")),
        [typeof(Type)] = new Leaf<Type>((w, v) => w.WriteType(v), r => r.ReadType()),
        [typeof(CancellationToken)] = new Leaf<CancellationToken>((_, _) => { }, _ => default),
        [typeof(BinaryData)] = new Leaf<BinaryData>((w, v) => w.WriteSpan(v.ToMemory().Span), r => new BinaryData(r.ReadSpan().ToArray())),
        [typeof(IdSpan)] = new Leaf<IdSpan>((w, v) => w.WriteSpan(v.AsSpan()), r => Id(r)),
        [typeof(GrainType)] = new Leaf<GrainType>((w, v) => w.WriteSpan(v.AsSpan()), r => new GrainType(Id(r))),
        [typeof(GrainInterfaceType)] = new Leaf<GrainInterfaceType>((w, v) => w.WriteSpan(v.Value.AsSpan()), r => new GrainInterfaceType(Id(r))),
        [typeof(GrainId)] = new Leaf<GrainId>(
            (w, v) =>
            {
                w.WriteSpan(v.Type.AsSpan());
                w.WriteSpan(v.Key.AsSpan());
            },
            r => new GrainId(new GrainType(Id(r)), Id(r))),
        [typeof(SiloAddress)] = new Leaf<SiloAddress>((w, v) => w.WriteString(v.ToParsableString()), r => SiloAddress.Parse(r.ReadString()!)),
    };

    public static bool IsImmutable(Type type) => Known.ContainsKey(type) || typeof(Type).IsAssignableFrom(type) || typeof(IPAddress).IsAssignableFrom(type);

    public static Codec? TryCreate(Type type)
    {
        if (Known.TryGetValue(type, out var codec))
        {
            return codec;
        }

        if (typeof(Type).IsAssignableFrom(type))
        {
            return new Upcast(Known[typeof(Type)]);
        }

        if (typeof(IPAddress).IsAssignableFrom(type))
        {
            return new Upcast(Known[typeof(IPAddress)]);
        }

        if (type.IsEnum)
        {
            return Codecs.Make(typeof(EnumCodec<>), type);
        }

        return type == typeof(object) ? new PlainObject() : null;
    }

    private static IdSpan Id(WireReader reader)
    {
        var span = reader.ReadSpan();
        return span.Length == 0 ? default : new IdSpan(span.ToArray());
    }

    private static Leaf<T> Blit<T>()
        where T : unmanaged => new((w, v) => w.WriteBlittable(v), r => r.ReadBlittable<T>());

    private sealed class Leaf<T>(Action<WireWriter, T> write, Func<WireReader, T> read) : Codec<T>
    {
        public override bool IsShallow => true;

        public override T Copy(T value, CopyContext context) => value;

        public override void Write(WireWriter writer, T value) => write(writer, value);

        public override T Read(WireReader reader, int slot) => read(reader);
    }

    private sealed class Upcast(Codec inner) : Codec
    {
        public override bool IsShallow => true;

        public override object CopyObject(object value, CopyContext context) => value;

        public override void WriteObject(WireWriter writer, object value) => inner.WriteObject(writer, value);

        public override object ReadObject(WireReader reader, int slot) => inner.ReadObject(reader, slot);
    }

    private sealed class PlainObject : Codec<object>
    {
        public override object Copy(object value, CopyContext context)
        {
            var copy = new object();
            context.Record(value, copy);
            return copy;
        }

        public override void Write(WireWriter writer, object value)
        {
        }

        public override object Read(WireReader reader, int slot) => new();
    }

    private sealed class EnumCodec<T> : Codec<T>
        where T : unmanaged, Enum
    {
        public override bool IsShallow => true;

        public override T Copy(T value, CopyContext context) => value;

        public override void Write(WireWriter writer, T value)
        {
            ulong raw = 0;
            MemoryMarshal.Write(MemoryMarshal.AsBytes(new Span<ulong>(ref raw)), in value);
            writer.WriteVarUInt(raw);
        }

        public override T Read(WireReader reader, int slot)
        {
            var raw = reader.ReadVarUInt();
            return MemoryMarshal.Read<T>(MemoryMarshal.AsBytes(new ReadOnlySpan<ulong>(in raw)));
        }
    }
}
