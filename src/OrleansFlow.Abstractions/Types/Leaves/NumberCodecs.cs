using System.Buffers.Binary;

namespace OrleansFlow.Types;

/// <summary>The bytes of numbers: little endian, of fixed length except for <see cref="System.Numerics.BigInteger"/>.</summary>
internal static class NumberCodecs
{
    internal readonly struct Boolean : ILeafCodec<bool>
    {
        public static string Form => "bool";

        public static int FixedLength => 1;

        public static void Write(bool value, ref DataWriter writer) => writer.WriteBoolean(value);

        public static bool Read(ref DataReader reader) => reader.ReadBoolean();
    }

    internal readonly struct UInt8 : ILeafCodec<byte>
    {
        public static string Form => "uint8";

        public static int FixedLength => 1;

        public static bool IsBlittable => true;

        public static void Write(byte value, ref DataWriter writer) => writer.WriteByte(value);

        public static byte Read(ref DataReader reader) => reader.ReadByte();
    }

    internal readonly struct Int8 : ILeafCodec<sbyte>
    {
        public static string Form => "int8";

        public static int FixedLength => 1;

        public static bool IsBlittable => true;

        public static void Write(sbyte value, ref DataWriter writer) => writer.WriteByte((byte)value);

        public static sbyte Read(ref DataReader reader) => (sbyte)reader.ReadByte();
    }

    internal readonly struct Int16 : ILeafCodec<short>
    {
        public static string Form => "int16";

        public static int FixedLength => 2;

        public static bool IsBlittable => true;

        public static void Write(short value, ref DataWriter writer) => writer.WriteInt16(value);

        public static short Read(ref DataReader reader) => reader.ReadInt16();
    }

    internal readonly struct UInt16 : ILeafCodec<ushort>
    {
        public static string Form => "uint16";

        public static int FixedLength => 2;

        public static bool IsBlittable => true;

        public static void Write(ushort value, ref DataWriter writer) => writer.WriteInt16((short)value);

        public static ushort Read(ref DataReader reader) => (ushort)reader.ReadInt16();
    }

    internal readonly struct Int32 : ILeafCodec<int>
    {
        public static string Form => "int32";

        public static int FixedLength => 4;

        public static bool IsBlittable => true;

        public static void Write(int value, ref DataWriter writer) => writer.WriteInt32(value);

        public static int Read(ref DataReader reader) => reader.ReadInt32();
    }

    internal readonly struct UInt32 : ILeafCodec<uint>
    {
        public static string Form => "uint32";

        public static int FixedLength => 4;

        public static bool IsBlittable => true;

        public static void Write(uint value, ref DataWriter writer) => writer.WriteInt32((int)value);

        public static uint Read(ref DataReader reader) => (uint)reader.ReadInt32();
    }

    internal readonly struct Int64 : ILeafCodec<long>
    {
        public static string Form => "int64";

        public static int FixedLength => 8;

        public static bool IsBlittable => true;

        public static void Write(long value, ref DataWriter writer) => writer.WriteInt64(value);

        public static long Read(ref DataReader reader) => reader.ReadInt64();
    }

    internal readonly struct UInt64 : ILeafCodec<ulong>
    {
        public static string Form => "uint64";

        public static int FixedLength => 8;

        public static bool IsBlittable => true;

        public static void Write(ulong value, ref DataWriter writer) => writer.WriteInt64((long)value);

        public static ulong Read(ref DataReader reader) => (ulong)reader.ReadInt64();
    }

    internal readonly struct Half : ILeafCodec<System.Half>
    {
        public static string Form => "float16";

        public static int FixedLength => 2;

        public static bool IsBlittable => true;

        public static void Write(System.Half value, ref DataWriter writer) => writer.WriteInt16(BitConverter.HalfToInt16Bits(value));

        public static System.Half Read(ref DataReader reader) => BitConverter.Int16BitsToHalf(reader.ReadInt16());

        public static System.Half Canonical(System.Half value) => value == default ? default : System.Half.IsNaN(value) ? System.Half.NaN : value;
    }

    internal readonly struct Single : ILeafCodec<float>
    {
        public static string Form => "float32";

        public static int FixedLength => 4;

        public static bool IsBlittable => true;

        public static void Write(float value, ref DataWriter writer) => writer.WriteSingle(value);

        public static float Read(ref DataReader reader) => reader.ReadSingle();

        public static float Canonical(float value) => value == 0 ? 0 : float.IsNaN(value) ? float.NaN : value;
    }

    internal readonly struct Double : ILeafCodec<double>
    {
        public static string Form => "float64";

        public static int FixedLength => 8;

        public static bool IsBlittable => true;

        public static void Write(double value, ref DataWriter writer) => writer.WriteDouble(value);

        public static double Read(ref DataReader reader) => reader.ReadDouble();

        public static double Canonical(double value) => value == 0 ? 0 : double.IsNaN(value) ? double.NaN : value;
    }

    internal readonly struct IntPtr : ILeafCodec<nint>
    {
        public static string Form => "native-int";

        public static int FixedLength => sizeof(long);

        public static void Write(nint value, ref DataWriter writer) => writer.WriteInt64(value);

        public static nint Read(ref DataReader reader)
        {
            long value = reader.ReadInt64();
            if (value != (nint)value)
            {
                CorruptDataException.Throw(reader.Position - sizeof(long), $"a number of {System.IntPtr.Size} bytes, found {value}");
            }

            return (nint)value;
        }
    }

    internal readonly struct UIntPtr : ILeafCodec<nuint>
    {
        public static string Form => "native-uint";

        public static int FixedLength => sizeof(long);

        public static void Write(nuint value, ref DataWriter writer) => writer.WriteInt64((long)value);

        public static nuint Read(ref DataReader reader)
        {
            ulong value = (ulong)reader.ReadInt64();
            if (value != (nuint)value)
            {
                CorruptDataException.Throw(reader.Position - sizeof(long), $"a number of {System.UIntPtr.Size} bytes, found {value}");
            }

            return (nuint)value;
        }
    }

    internal readonly struct Int128 : ILeafCodec<System.Int128>
    {
        private const int Length = 16;

        public static string Form => "int128";

        public static int FixedLength => Length;

        public static void Write(System.Int128 value, ref DataWriter writer)
        {
            BinaryPrimitives.WriteInt128LittleEndian(writer.GetSpan(Length), value);
            writer.Advance(Length);
        }

        public static System.Int128 Read(ref DataReader reader) => BinaryPrimitives.ReadInt128LittleEndian(reader.ReadBytes(Length));
    }

    internal readonly struct UInt128 : ILeafCodec<System.UInt128>
    {
        private const int Length = 16;

        public static string Form => "uint128";

        public static int FixedLength => Length;

        public static void Write(System.UInt128 value, ref DataWriter writer)
        {
            BinaryPrimitives.WriteUInt128LittleEndian(writer.GetSpan(Length), value);
            writer.Advance(Length);
        }

        public static System.UInt128 Read(ref DataReader reader) => BinaryPrimitives.ReadUInt128LittleEndian(reader.ReadBytes(Length));
    }

    internal readonly struct Decimal : ILeafCodec<decimal>
    {
        private const int HighestScale = 28;
        private const int SignBit = unchecked((int)0x8000_0000);

        public static string Form => "decimal";

        public static int FixedLength => 16;

        public static void Write(decimal value, ref DataWriter writer)
        {
            Span<int> parts = stackalloc int[4];
            decimal.GetBits(value, parts);
            foreach (int part in parts)
            {
                writer.WriteInt32(part);
            }
        }

        public static decimal Read(ref DataReader reader)
        {
            int low = reader.ReadInt32();
            int middle = reader.ReadInt32();
            int high = reader.ReadInt32();
            int flags = reader.ReadInt32();
            int scale = (flags & ~SignBit) >> 16;
            if ((flags & 0x7F00_FFFF) != 0 || scale > HighestScale)
            {
                CorruptDataException.Throw(reader.Position - sizeof(int), $"the sign and scale of a decimal, found {flags:x8}");
            }

            return new decimal(low, middle, high, flags < 0, (byte)scale);
        }

        /// <summary>Without trailing zeros of the scale: 1.00 is 1, and −0 is 0.</summary>
        public static decimal Canonical(decimal value) => value == 0 ? 0 : value / 1.0000000000000000000000000000m;
    }

    internal readonly struct BigInteger : ILeafCodec<System.Numerics.BigInteger>
    {
        public static string Form => "big-integer";

        public static int FixedLength => -1;

        public static void Write(System.Numerics.BigInteger value, ref DataWriter writer)
        {
            int length = value.GetByteCount();
            writer.WriteVarUInt32((uint)length + 1);
            value.TryWriteBytes(writer.GetSpan(length), out int written);
            writer.Advance(written);
        }

        public static System.Numerics.BigInteger Read(ref DataReader reader)
        {
            ReadOnlySpan<byte> bytes = reader.ReadSizedBytes(out bool isNull);
            if (isNull)
            {
                CorruptDataException.Throw(reader.Position - 1, "a big integer, found null");
            }

            return new System.Numerics.BigInteger(bytes);
        }
    }
}
