using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OrleansFlow.Types;

/// <summary>Reads what <see cref="DataWriter"/> wrote. Every read is checked; bad bytes give <see cref="CorruptDataException"/>.</summary>
/// <remarks>No length in the data is believed before the bytes for it are there, so bad data never causes a large allocation.</remarks>
public ref struct DataReader
{
    private readonly ReadOnlySpan<byte> _span;
    private readonly long _origin;
    private int _position;

    /// <summary>Creates a reader.</summary>
    /// <param name="bytes">What to read.</param>
    /// <param name="origin">Where the bytes stand in their file or segment, for the positions in messages.</param>
    public DataReader(ReadOnlySpan<byte> bytes, long origin = 0)
    {
        _span = bytes;
        _origin = origin;
    }

    /// <summary>Where the next byte stands, counted from the origin.</summary>
    public readonly long Position => _origin + _position;

    /// <summary>The bytes not yet read.</summary>
    public readonly int Remaining => _span.Length - _position;

    /// <summary>How deep the value being read is nested; counted by serializers of recursive types.</summary>
    internal int Depth { get; set; }

    /// <summary>Reads one byte.</summary>
    /// <returns>The value.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte ReadByte() => Claim(1);

    /// <summary>Reads one byte that is 0 or 1.</summary>
    /// <returns>The value.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool ReadBoolean()
    {
        byte value = Claim(1);
        if (value > 1)
        {
            CorruptDataException.Throw(Position - 1, $"0 or 1, found {value}");
        }

        return value != 0;
    }

    /// <summary>Reads two bytes.</summary>
    /// <returns>The value.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public short ReadInt16()
    {
        short value = Unsafe.ReadUnaligned<short>(ref Claim(sizeof(short)));
        return BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value);
    }

    /// <summary>Reads four bytes.</summary>
    /// <returns>The value.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int ReadInt32()
    {
        int value = Unsafe.ReadUnaligned<int>(ref Claim(sizeof(int)));
        return BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value);
    }

    /// <summary>Reads eight bytes.</summary>
    /// <returns>The value.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long ReadInt64()
    {
        long value = Unsafe.ReadUnaligned<long>(ref Claim(sizeof(long)));
        return BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value);
    }

    /// <summary>Reads four bytes, bit for bit.</summary>
    /// <returns>The value.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float ReadSingle() => BitConverter.Int32BitsToSingle(ReadInt32());

    /// <summary>Reads eight bytes, bit for bit.</summary>
    /// <returns>The value.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double ReadDouble() => BitConverter.Int64BitsToDouble(ReadInt64());

    /// <summary>Reads a number written by <see cref="DataWriter.WriteVarUInt32"/>.</summary>
    /// <returns>The value.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint ReadVarUInt32()
    {
        byte first = Claim(1);
        return first < 0x80 ? first : (uint)ReadVarUInt(first, uint.MaxValue);
    }

    /// <summary>Reads a number written by <see cref="DataWriter.WriteVarUInt64"/>.</summary>
    /// <returns>The value.</returns>
    public ulong ReadVarUInt64()
    {
        byte first = Claim(1);
        return first < 0x80 ? first : ReadVarUInt(first, ulong.MaxValue);
    }

    /// <summary>Reads bytes as they are.</summary>
    /// <param name="length">How many.</param>
    /// <returns>The bytes, inside those given to the constructor.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> ReadBytes(int length)
    {
        if ((uint)length > (uint)Remaining)
        {
            ThrowShort(length);
        }

        ReadOnlySpan<byte> bytes = _span.Slice(_position, length);
        _position += length;
        return bytes;
    }

    /// <summary>Reads bytes that stand after their length plus one.</summary>
    /// <param name="isNull">Whether a zero stood there instead.</param>
    /// <returns>The bytes, inside those given to the constructor.</returns>
    public ReadOnlySpan<byte> ReadSizedBytes(out bool isNull)
    {
        int length = ReadCount(1);
        isNull = length < 0;
        return isNull ? default : ReadBytes(length);
    }

    /// <summary>Reads a text written by <see cref="DataWriter.WriteString"/>.</summary>
    /// <returns>The text, or null.</returns>
    public string? ReadString()
    {
        ReadOnlySpan<byte> bytes = ReadSizedBytes(out bool isNull);
        if (isNull)
        {
            return null;
        }

        string? text = Wtf8.Decode(bytes);
        if (text is null)
        {
            CorruptDataException.Throw(Position - bytes.Length, $"{bytes.Length} bytes of UTF-8");
        }

        return text;
    }

    /// <summary>Reads the number of items that follow, which is written plus one.</summary>
    /// <param name="itemBytes">The fewest bytes that one item takes, at least 1.</param>
    /// <returns>The number, or −1 for null; the bytes for so many items are there.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int ReadCount(int itemBytes)
    {
        uint encoded = ReadVarUInt32();
        int count = unchecked((int)(encoded - 1));
        if (encoded != 0 && (count < 0 || (ulong)(uint)count * (uint)itemBytes > (ulong)Remaining))
        {
            CorruptDataException.Throw(Position, $"{encoded - 1} items of at least {itemBytes} bytes, but only {Remaining} bytes remain");
        }

        return count;
    }

    /// <summary>Checks that everything was read.</summary>
    /// <exception cref="CorruptDataException">Bytes remain.</exception>
    public readonly void EnsureEnd()
    {
        if (Remaining != 0)
        {
            CorruptDataException.Throw(Position, $"the end of the data, but {Remaining} bytes remain");
        }
    }

    /// <summary>A reader of the next bytes, which this one skips.</summary>
    /// <param name="length">How many.</param>
    /// <returns>A reader that knows its position and depth.</returns>
    internal DataReader Sub(int length)
    {
        long origin = Position;
        return new DataReader(ReadBytes(length), origin) { Depth = Depth };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref byte Claim(int length)
    {
        int position = _position;
        if (length > _span.Length - position)
        {
            ThrowShort(length);
        }

        _position = position + length;
        return ref Unsafe.Add(ref MemoryMarshal.GetReference(_span), position);
    }

    private ulong ReadVarUInt(byte first, ulong highest)
    {
        long start = Position - 1;
        ulong value = first & 0x7Fu;
        for (int shift = 7; shift < 70; shift += 7)
        {
            byte next = Claim(1);
            ulong bits = next & 0x7Fu;
            if ((bits << shift) >> shift != bits || (next == 0 && shift > 0))
            {
                break; // more bits than the number has, or a longer form than needed
            }

            value |= bits << shift;
            if (next < 0x80)
            {
                if (value > highest)
                {
                    break;
                }

                return value;
            }
        }

        CorruptDataException.Throw(start, "a number of variable length");
        return 0;
    }

    [DoesNotReturn]
    private readonly void ThrowShort(int length) =>
        CorruptDataException.Throw(Position, $"{length} more bytes, but only {Remaining} remain");
}
