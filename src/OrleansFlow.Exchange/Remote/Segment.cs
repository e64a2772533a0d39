using System.Buffers.Binary;
using OrleansFlow.Types;

namespace OrleansFlow.Exchange;

/// <summary>A numbered piece of a channel, ready for the network.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Sequence">The number in the channel, from 0.</param>
/// <param name="Buffer">Whole records and events.</param>
/// <param name="Checksum">CRC-32C of the bytes and of what says where they belong.</param>
internal readonly record struct Segment(ChannelId Channel, long Sequence, SegmentBuffer Buffer, uint Checksum)
{
    private const int PlaceBytes = sizeof(long) + (2 * sizeof(int));

    public static uint ChecksumOf(ChannelId channel, long sequence, ReadOnlySpan<byte> bytes)
    {
        Span<byte> place = stackalloc byte[PlaceBytes];
        BinaryPrimitives.WriteInt64LittleEndian(place, sequence);
        BinaryPrimitives.WriteInt32LittleEndian(place[8..], channel.Producer.Subtask);
        BinaryPrimitives.WriteInt32LittleEndian(place[12..], channel.Consumer.Subtask);
        return ChecksummedBlock.Checksum(place, ChecksummedBlock.Checksum(bytes));
    }

    /// <summary>Whether the bytes are those that were sent.</summary>
    public bool IsIntact => ChecksumOf(Channel, Sequence, Buffer.Span) == Checksum;
}
