using System.Buffers.Binary;
using System.Runtime.InteropServices;
using OrleansFlow.Types;

namespace OrleansFlow.Exchange;

/// <summary>Columns of numbers as bytes, little endian.</summary>
internal static class ColumnFormat
{
    public static void Write(ref DataWriter writer, ReadOnlySpan<long> column)
    {
        Span<byte> target = writer.GetSpan(column.Length * sizeof(long));
        if (BitConverter.IsLittleEndian)
        {
            MemoryMarshal.AsBytes(column).CopyTo(target);
        }
        else
        {
            BinaryPrimitives.ReverseEndianness(column, MemoryMarshal.Cast<byte, long>(target)[..column.Length]);
        }

        writer.Advance(column.Length * sizeof(long));
    }

    public static void Write(ref DataWriter writer, ReadOnlySpan<int> column)
    {
        Span<byte> target = writer.GetSpan(column.Length * sizeof(int));
        if (BitConverter.IsLittleEndian)
        {
            MemoryMarshal.AsBytes(column).CopyTo(target);
        }
        else
        {
            BinaryPrimitives.ReverseEndianness(column, MemoryMarshal.Cast<byte, int>(target)[..column.Length]);
        }

        writer.Advance(column.Length * sizeof(int));
    }

    public static void Read(ref DataReader reader, Span<long> column)
    {
        reader.ReadBytes(column.Length * sizeof(long)).CopyTo(MemoryMarshal.AsBytes(column));
        if (!BitConverter.IsLittleEndian)
        {
            BinaryPrimitives.ReverseEndianness(column, column);
        }
    }

    public static void Read(ref DataReader reader, Span<int> column)
    {
        reader.ReadBytes(column.Length * sizeof(int)).CopyTo(MemoryMarshal.AsBytes(column));
        if (!BitConverter.IsLittleEndian)
        {
            BinaryPrimitives.ReverseEndianness(column, column);
        }
    }
}
