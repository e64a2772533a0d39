using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;

namespace OrleansFlow.Types;

/// <summary>UTF-8 that also carries unpaired surrogates (WTF-8), so that every .NET string has exactly one byte form.</summary>
internal static class Wtf8
{
    private const int ShortText = 32;

    /// <summary>The bytes that <see cref="Encode"/> writes.</summary>
    public static int GetByteCount(ReadOnlySpan<char> text)
    {
        long count = Encoding.UTF8.GetByteCount(text); // an unpaired surrogate counts as U+FFFD: three bytes as well
        return checked((int)count);
    }

    /// <summary>Writes a text.</summary>
    /// <param name="text">Any characters.</param>
    /// <param name="bytes">Room for three bytes per character, or for <see cref="GetByteCount"/>.</param>
    /// <returns>The number of bytes written.</returns>
    public static int Encode(ReadOnlySpan<char> text, Span<byte> bytes)
    {
        int total = 0;
        while (true)
        {
            OperationStatus status = Utf8.FromUtf16(text, bytes[total..], out int read, out int written, replaceInvalidSequences: false);
            total += written;
            if (status == OperationStatus.Done)
            {
                return total;
            }

            char unpaired = text[read];
            bytes[total] = (byte)(0xE0 | (unpaired >> 12));
            bytes[total + 1] = (byte)(0x80 | ((unpaired >> 6) & 0x3F));
            bytes[total + 2] = (byte)(0x80 | (unpaired & 0x3F));
            total += 3;
            text = text[(read + 1)..];
        }
    }

    /// <summary>Reads a text.</summary>
    /// <returns>The text, or null when the bytes are not the one form of any text.</returns>
    public static string? Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length <= ShortText && TryDecodeShortAscii(bytes, out string? ascii))
        {
            return ascii;
        }

        if (Utf8.IsValid(bytes))
        {
            return Encoding.UTF8.GetString(bytes);
        }

        char[] rented = ArrayPool<char>.Shared.Rent(bytes.Length);
        try
        {
            return TryDecode(bytes, rented, out int length) ? new string(rented, 0, length) : null;
        }
        finally
        {
            ArrayPool<char>.Shared.Return(rented);
        }
    }

    /// <summary>Nearly all texts are short ASCII: four bytes at a time become four characters.</summary>
    [SkipLocalsInit]
    private static bool TryDecodeShortAscii(ReadOnlySpan<byte> bytes, out string? text)
    {
        Span<char> chars = stackalloc char[ShortText];
        ref byte source = ref MemoryMarshal.GetReference(bytes);
        ref byte target = ref Unsafe.As<char, byte>(ref MemoryMarshal.GetReference(chars));
        text = null;
        int i = 0;
        for (; i <= bytes.Length - 4; i += 4)
        {
            uint four = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref source, i));
            if ((four & 0x8080_8080) != 0 || !BitConverter.IsLittleEndian)
            {
                return false;
            }

            ulong wide = (four | ((ulong)four << 16)) & 0x0000_FFFF_0000_FFFF;
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref target, (nint)i * 2), (wide | (wide << 8)) & 0x00FF_00FF_00FF_00FF);
        }

        for (; i < bytes.Length; i++)
        {
            byte one = bytes[i];
            if (one > 0x7F)
            {
                return false;
            }

            chars[i] = (char)one;
        }

        text = new string(chars[..bytes.Length]);
        return true;
    }

    private static bool TryDecode(ReadOnlySpan<byte> bytes, Span<char> text, out int length)
    {
        length = 0;
        bool afterUnpairedHigh = false;
        while (true)
        {
            OperationStatus status = Utf8.ToUtf16(bytes, text[length..], out int read, out int written, replaceInvalidSequences: false);
            length += written;
            if (status == OperationStatus.Done)
            {
                return true;
            }

            bytes = bytes[read..];
            if (bytes.Length < 3 || bytes[0] != 0xED || (bytes[1] & 0xE0) != 0xA0 || (bytes[2] & 0xC0) != 0x80)
            {
                return false;
            }

            char unpaired = (char)(0xD000 | ((bytes[1] & 0x3F) << 6) | (bytes[2] & 0x3F));
            if (char.IsLowSurrogate(unpaired) && afterUnpairedHigh && written == 0)
            {
                return false; // a pair has its own four-byte form
            }

            afterUnpairedHigh = char.IsHighSurrogate(unpaired);
            text[length++] = unpaired;
            bytes = bytes[3..];
        }
    }
}
