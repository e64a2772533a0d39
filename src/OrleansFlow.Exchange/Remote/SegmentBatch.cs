using System.Diagnostics.CodeAnalysis;
using OrleansFlow.Tasks.Network;
using OrleansFlow.Types;

namespace OrleansFlow.Exchange;

/// <summary>A batch as it came over the network; its gate reads it on the consumer's own thread.</summary>
internal sealed class SegmentBatch : RecordBatch
{
    private readonly SegmentBuffer _buffer;

    private SegmentBatch(SegmentBuffer buffer, long sequence, int count, int eventCount)
    {
        _buffer = buffer;
        SequenceNumber = sequence;
        Count = count;
        EventCount = eventCount;
    }

    public ReadOnlySpan<byte> Bytes => _buffer.Span;

    public int Length => _buffer.Length;

    /// <summary>Whether its last event is the end of the channel.</summary>
    public bool EndsChannel { get; private set; }

    /// <summary>Opens a segment whose checksum was found good.</summary>
    public static bool TryOpen(Segment segment, [NotNullWhen(true)] out SegmentBatch? batch)
    {
        DataReader reader = new(segment.Buffer.Span);
        try
        {
            SegmentHeader header = SegmentHeader.Read(ref reader);
            batch = new SegmentBatch(segment.Buffer, segment.Sequence, header.Count, header.EventCount);
            batch.EndsChannel = header.EventCount > 0 && batch.EventAt(header.EventCount - 1, out _) is EndOfPartitionEvent;
            return true;
        }
        catch (CorruptDataException)
        {
            batch = null;
            return false;
        }
    }

    /// <summary>Becomes a holder of the segment's bytes, until it is released.</summary>
    public void Share() => _buffer.Share();

    public override StreamEvent EventAt(int index, out int position)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)EventCount, nameof(index));
        DataReader reader = new(Bytes);
        SegmentHeader.Read(ref reader);
        for (int i = 0; i < index; i++)
        {
            EventFormat.Read(ref reader, Count, out _);
        }

        return EventFormat.Read(ref reader, Count, out position);
    }

    public override void AddEvent(StreamEvent streamEvent) =>
        throw new InvalidOperationException("A batch that came over the network is only read.");

    public override void Release() => _buffer.Release();
}
