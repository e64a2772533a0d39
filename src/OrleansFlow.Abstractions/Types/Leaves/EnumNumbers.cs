using System.Buffers.Binary;

namespace OrleansFlow.Types;

/// <summary>The numbers of enums as 64 bits.</summary>
internal static class EnumNumbers
{
    /// <summary>A number of one, two, four or eight bytes.</summary>
    public static long Read(ReadOnlySpan<byte> bytes, bool isSigned) => bytes.Length switch
    {
        1 => isSigned ? (sbyte)bytes[0] : bytes[0],
        2 => isSigned ? BinaryPrimitives.ReadInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        4 => isSigned ? BinaryPrimitives.ReadInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        _ => BinaryPrimitives.ReadInt64LittleEndian(bytes),
    };
}
