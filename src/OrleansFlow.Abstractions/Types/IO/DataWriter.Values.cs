using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace OrleansFlow.Types;

/// <content>The single values.</content>
public ref partial struct DataWriter
{
    /// <summary>Writes one byte.</summary>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteByte(byte value) => Claim(1) = value;

    /// <summary>Writes one byte, 0 or 1.</summary>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteBoolean(bool value) => Claim(1) = value ? (byte)1 : (byte)0;

    /// <summary>Writes two bytes.</summary>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteInt16(short value) =>
        Unsafe.WriteUnaligned(ref Claim(sizeof(short)), BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value));

    /// <summary>Writes four bytes.</summary>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteInt32(int value) =>
        Unsafe.WriteUnaligned(ref Claim(sizeof(int)), BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value));

    /// <summary>Writes eight bytes.</summary>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteInt64(long value) =>
        Unsafe.WriteUnaligned(ref Claim(sizeof(long)), BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value));

    /// <summary>Writes four bytes, bit for bit.</summary>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteSingle(float value) => WriteInt32(BitConverter.SingleToInt32Bits(value));

    /// <summary>Writes eight bytes, bit for bit.</summary>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteDouble(double value) => WriteInt64(BitConverter.DoubleToInt64Bits(value));

    /// <summary>Writes a number in one to five bytes, small numbers in few (LEB128).</summary>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteVarUInt32(uint value)
    {
        if (value < 0x80)
        {
            Claim(1) = (byte)value;
            return;
        }

        WriteVarUInt64(value);
    }

    /// <summary>Writes a number in one to ten bytes, small numbers in few (LEB128).</summary>
    /// <param name="value">The value.</param>
    public void WriteVarUInt64(ulong value)
    {
        while (value >= 0x80)
        {
            Claim(1) = (byte)(value | 0x80);
            value >>= 7;
        }

        Claim(1) = (byte)value;
    }

    /// <summary>Writes bytes as they are, without a length.</summary>
    /// <param name="bytes">The bytes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteBytes(scoped ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(GetSpan(bytes.Length));
        _position += bytes.Length;
    }

    /// <summary>Writes bytes after their length plus one.</summary>
    /// <param name="bytes">The bytes.</param>
    public void WriteSizedBytes(scoped ReadOnlySpan<byte> bytes)
    {
        WriteVarUInt32((uint)bytes.Length + 1);
        WriteBytes(bytes);
    }

    /// <summary>Writes a text as UTF-8 after its length in bytes plus one; null is a zero.</summary>
    /// <param name="value">The text; unpaired surrogates survive.</param>
    public void WriteString(string? value)
    {
        if (value is null)
        {
            Claim(1) = 0;
            return;
        }

        if (value.Length < 0x7F)
        {
            // Nearly all strings are short ASCII: one byte of length, then one byte per character.
            Span<byte> target = GetSpan(1 + value.Length);
            if (TryCopyAscii(value, target[1..]))
            {
                target[0] = (byte)(value.Length + 1);
                _position += 1 + value.Length;
                return;
            }
        }

        int count = Wtf8.GetByteCount(value);
        WriteVarUInt32((uint)count + 1);
        _position += Wtf8.Encode(value, GetSpan(count));
    }

    private static bool TryCopyAscii(string text, Span<byte> bytes)
    {
        const ulong NotAscii = 0xFF80_FF80_FF80_FF80;
        if (text.Length > 32)
        {
            return Ascii.FromUtf16(text, bytes, out _) == System.Buffers.OperationStatus.Done;
        }

        ref byte source = ref Unsafe.As<char, byte>(ref MemoryMarshal.GetReference(text.AsSpan()));
        ref byte target = ref MemoryMarshal.GetReference(bytes);
        int i = 0;
        for (; i <= text.Length - 4; i += 4)
        {
            ulong four = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref source, (nint)i * 2));
            if ((four & NotAscii) != 0 || !BitConverter.IsLittleEndian)
            {
                return false;
            }

            four = (four | (four >> 8)) & 0x0000_FFFF_0000_FFFF;
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref target, i), (uint)(four | (four >> 16)));
        }

        for (; i < text.Length; i++)
        {
            char one = text[i];
            if (one > 0x7F)
            {
                return false;
            }

            Unsafe.Add(ref target, i) = (byte)one;
        }

        return true;
    }
}
