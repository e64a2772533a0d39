using System.Buffers.Binary;

namespace OrleansFlow.Tasks.Iterations;

/// <summary>What heads and their coordinator tell each other.</summary>
internal static class IterationProtocol
{
    /// <summary>A head has seen all feedback of a round.</summary>
    /// <param name="epoch">The round that may begin: 0 when the initial input has ended.</param>
    /// <param name="records">How many records were fed back in the round before.</param>
    /// <param name="criterion">How many records the criterion stream had.</param>
    public static byte[] Report(int epoch, long records, long criterion)
    {
        byte[] bytes = new byte[20];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, epoch);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(4), records);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(12), criterion);
        return bytes;
    }

    public static (int Epoch, long Records, long Criterion) ReadReport(ReadOnlySpan<byte> bytes) => bytes.Length == 20
        ? (BinaryPrimitives.ReadInt32LittleEndian(bytes), BinaryPrimitives.ReadInt64LittleEndian(bytes[4..]), BinaryPrimitives.ReadInt64LittleEndian(bytes[12..]))
        : throw new OrleansFlowException($"A report of an iteration's head has 20 bytes, not {bytes.Length}.");

    /// <summary>All heads have reported.</summary>
    /// <param name="epoch">The round.</param>
    /// <param name="decision">Whether it is begun.</param>
    public static byte[] Aligned(int epoch, RoundDecision decision)
    {
        byte[] bytes = new byte[5];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, epoch);
        bytes[4] = (byte)decision;
        return bytes;
    }

    public static (int Epoch, RoundDecision Decision) ReadAligned(ReadOnlySpan<byte> bytes) => bytes.Length == 5
        ? (BinaryPrimitives.ReadInt32LittleEndian(bytes), (RoundDecision)bytes[4])
        : throw new OrleansFlowException($"An answer to an iteration's head has 5 bytes, not {bytes.Length}.");
}
