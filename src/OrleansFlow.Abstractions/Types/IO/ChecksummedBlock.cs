using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace OrleansFlow.Types;

/// <summary>A frame around bytes that leave the process: length, checksum of the payload, checksum of the header, payload.</summary>
/// <remarks>
/// CRC-32C finds every error burst of up to 32 bits. The header has a checksum of its own, so that a damaged length is found
/// before it is believed. All numbers are little endian.
/// </remarks>
public static class ChecksummedBlock
{
    /// <summary>The bytes before the payload.</summary>
    public const int HeaderLength = 12;

    /// <summary>Leaves room for the header of a block; its payload is written next.</summary>
    /// <param name="writer">Where to write.</param>
    /// <returns>The position to give to <see cref="End"/>.</returns>
    public static int Begin(ref DataWriter writer)
    {
        int start = writer.Position;
        writer.GetSpan(HeaderLength)[..HeaderLength].Clear();
        writer.Advance(HeaderLength);
        return start;
    }

    /// <summary>Ends the block whose payload was written since <see cref="Begin"/>.</summary>
    /// <param name="writer">Where the block was begun.</param>
    /// <param name="start">What <see cref="Begin"/> returned.</param>
    public static void End(ref DataWriter writer, int start)
    {
        Span<byte> block = writer.WrittenFrom(start);
        WriteHeader(block[..HeaderLength], block[HeaderLength..]);
    }

    /// <summary>Writes a whole block.</summary>
    /// <param name="payload">The bytes to guard.</param>
    /// <param name="writer">Where to write.</param>
    public static void Write(ReadOnlySpan<byte> payload, ref DataWriter writer)
    {
        WriteHeader(writer.GetSpan(HeaderLength)[..HeaderLength], payload);
        writer.Advance(HeaderLength);
        writer.WriteBytes(payload);
    }

    /// <summary>Fills in the header for a payload that is kept elsewhere.</summary>
    /// <param name="header"><see cref="HeaderLength"/> bytes.</param>
    /// <param name="payload">The bytes to guard.</param>
    public static void WriteHeader(Span<byte> header, ReadOnlySpan<byte> payload)
    {
        BinaryPrimitives.WriteInt32LittleEndian(header, payload.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(header[4..], Checksum(payload));
        BinaryPrimitives.WriteUInt32LittleEndian(header[8..], Checksum(header[..8]));
    }

    /// <summary>Checks a header and gives the payload's length, for readers that fetch the payload afterwards.</summary>
    /// <param name="header"><see cref="HeaderLength"/> bytes.</param>
    /// <param name="position">Where the header stands in its file, for the message.</param>
    /// <returns>The payload's length in bytes.</returns>
    /// <exception cref="CorruptDataException">The header is damaged.</exception>
    public static int ReadHeader(ReadOnlySpan<byte> header, long position = 0)
    {
        int length = BinaryPrimitives.ReadInt32LittleEndian(header);
        if (BinaryPrimitives.ReadUInt32LittleEndian(header[8..]) != Checksum(header[..8]) || length < 0)
        {
            CorruptDataException.Throw(position, "the header of a checksummed block; its checksum does not agree");
        }

        return length;
    }

    /// <summary>Checks a payload against its header.</summary>
    /// <param name="header">The header, checked by <see cref="ReadHeader"/>.</param>
    /// <param name="payload">The payload.</param>
    /// <param name="position">Where the payload stands in its file, for the message.</param>
    /// <exception cref="CorruptDataException">The payload is damaged.</exception>
    public static void Verify(ReadOnlySpan<byte> header, ReadOnlySpan<byte> payload, long position = HeaderLength)
    {
        uint expected = BinaryPrimitives.ReadUInt32LittleEndian(header[4..]);
        uint actual = Checksum(payload);
        if (expected != actual || payload.Length != BinaryPrimitives.ReadInt32LittleEndian(header))
        {
            CorruptDataException.Throw(position, $"{payload.Length} bytes with checksum {expected:x8}; theirs is {actual:x8}");
        }
    }

    /// <summary>Reads a whole block and checks it.</summary>
    /// <param name="reader">Where the block stands; is moved behind it.</param>
    /// <returns>The payload, inside the reader's bytes.</returns>
    /// <exception cref="CorruptDataException">The block is cut short or damaged.</exception>
    public static ReadOnlySpan<byte> Read(ref DataReader reader)
    {
        long position = reader.Position;
        ReadOnlySpan<byte> header = reader.ReadBytes(HeaderLength);
        int length = ReadHeader(header, position);
        ReadOnlySpan<byte> payload = reader.ReadBytes(length);
        Verify(header, payload, position + HeaderLength);
        return payload;
    }

    /// <summary>The CRC-32C (Castagnoli) of bytes, by the processor's instruction where it has one.</summary>
    /// <param name="bytes">Any number of bytes.</param>
    /// <param name="previous">The checksum of the bytes before, to continue it.</param>
    /// <returns>The checksum.</returns>
    public static uint Checksum(ReadOnlySpan<byte> bytes, uint previous = 0)
    {
        uint crc = ~previous;
        foreach (ulong eight in MemoryMarshal.Cast<byte, ulong>(bytes))
        {
            crc = BitOperations.Crc32C(crc, BitConverter.IsLittleEndian ? eight : BinaryPrimitives.ReverseEndianness(eight));
        }

        foreach (byte one in bytes[(bytes.Length & ~7)..])
        {
            crc = BitOperations.Crc32C(crc, one);
        }

        return ~crc;
    }
}
