using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OrleansFlow.Types;

/// <summary>MurmurHash3 x86_32 with seed 0: the stable hash of keys, equal in every process and version.</summary>
/// <remarks>
/// The hash of a string is that of its UTF-8 bytes, the hash of a whole number that of its little-endian bytes, so any other
/// implementation of MurmurHash3 finds the same values.
/// </remarks>
public static class Murmur3
{
    private const uint C1 = 0xcc9e2d51;
    private const uint C2 = 0x1b873593;
    private const int StackBytes = 768;

    /// <summary>The hash of bytes.</summary>
    /// <param name="bytes">Any number of bytes.</param>
    /// <returns>The 32-bit hash.</returns>
    public static int Hash(ReadOnlySpan<byte> bytes)
    {
        uint hash = 0;
        ReadOnlySpan<byte> rest = bytes;
        while (rest.Length >= 4)
        {
            hash = Mix(hash, BinaryPrimitives.ReadUInt32LittleEndian(rest));
            rest = rest[4..];
        }

        uint tail = 0;
        for (int i = rest.Length - 1; i >= 0; i--)
        {
            tail = (tail << 8) | rest[i];
        }

        return (int)Finish(hash ^ Scramble(tail), (uint)bytes.Length); // no tail scrambles to zero
    }

    /// <summary>The hash of the four little-endian bytes of a number.</summary>
    /// <param name="value">Any number.</param>
    /// <returns>The 32-bit hash.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Hash(int value) => (int)Finish(Mix(0, (uint)value), 4);

    /// <summary>The hash of the eight little-endian bytes of a number.</summary>
    /// <param name="value">Any number.</param>
    /// <returns>The 32-bit hash.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Hash(long value) => (int)Finish(Mix(Mix(0, (uint)value), (uint)(value >> 32)), 8);

    /// <summary>The hash of the UTF-8 bytes of a text; an unpaired surrogate counts as its three bytes (WTF-8).</summary>
    /// <param name="text">Any characters.</param>
    /// <returns>The 32-bit hash.</returns>
    /// <remarks>Allocates nothing. ASCII is hashed straight from the UTF-16 characters, four at a time.</remarks>
    public static int Hash(ReadOnlySpan<char> text)
    {
        const ulong NotAscii = 0xFF80_FF80_FF80_FF80;
        ref byte source = ref Unsafe.As<char, byte>(ref MemoryMarshal.GetReference(text));
        uint hash = 0;
        int i = 0;
        for (; i <= text.Length - 4; i += 4)
        {
            ulong four = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref source, (nint)i * 2));
            if ((four & NotAscii) != 0 || !BitConverter.IsLittleEndian)
            {
                return HashEncoded(text);
            }

            hash = Mix(hash, Narrow(four));
        }

        if (i < text.Length)
        {
            uint tail = 0;
            uint seen = 0;
            for (int j = text.Length - 1; j >= i; j--)
            {
                seen |= text[j];
                tail = (tail << 8) | text[j];
            }

            if (seen > 0x7F)
            {
                return HashEncoded(text);
            }

            hash ^= Scramble(tail);
        }

        return (int)Finish(hash, (uint)text.Length);
    }

    [SkipLocalsInit]
    private static int HashEncoded(ReadOnlySpan<char> text)
    {
        if (text.Length <= StackBytes / 3)
        {
            Span<byte> stack = stackalloc byte[StackBytes];
            return Hash(stack[..Wtf8.Encode(text, stack)]);
        }

        byte[] rented = ArrayPool<byte>.Shared.Rent(Wtf8.GetByteCount(text));
        int hash = Hash(rented.AsSpan(0, Wtf8.Encode(text, rented)));
        ArrayPool<byte>.Shared.Return(rented);
        return hash;
    }

    /// <summary>Four UTF-16 ASCII characters to their four bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Narrow(ulong four)
    {
        four = (four | (four >> 8)) & 0x0000_FFFF_0000_FFFF;
        return (uint)(four | (four >> 16));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Scramble(uint block) => BitOperations.RotateLeft(block * C1, 15) * C2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Mix(uint hash, uint block) => (BitOperations.RotateLeft(hash ^ Scramble(block), 13) * 5) + 0xe6546b64;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Finish(uint hash, uint length)
    {
        hash ^= length;
        hash ^= hash >> 16;
        hash *= 0x85ebca6b;
        hash ^= hash >> 13;
        hash *= 0xc2b2ae35;
        return hash ^ (hash >> 16);
    }
}
