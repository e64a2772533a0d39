using OrleansFlow.Tasks.Network;
using OrleansFlow.Types;

namespace OrleansFlow.Exchange;

/// <summary>Events as bytes (EventSerializer): the number of records before it, a kind, and what the kind has.</summary>
internal static class EventFormat
{
    private const byte Watermark = 0;
    private const byte Idle = 1;
    private const byte Active = 2;
    private const byte EndOfData = 3;
    private const byte EndOfPartition = 4;
    private const byte EpochWatermark = 5;

    public static void Write(StreamEvent streamEvent, int position, ref DataWriter writer)
    {
        writer.WriteVarUInt32((uint)position);
        switch (streamEvent)
        {
            case WatermarkEvent watermark:
                writer.WriteByte(Watermark);
                writer.WriteInt64(watermark.Timestamp);
                break;
            case WatermarkStatusEvent status:
                writer.WriteByte(status.IsIdle ? Idle : Active);
                break;
            case EndOfDataEvent:
                writer.WriteByte(EndOfData);
                break;
            case EndOfPartitionEvent:
                writer.WriteByte(EndOfPartition);
                break;
            case EpochWatermarkEvent watermark:
                writer.WriteByte(EpochWatermark);
                writer.WriteInt32(watermark.Epoch);
                break;
            default:
                throw new OrleansFlowException($"An event of type {streamEvent.GetType()} has no form for the network.");
        }
    }

    public static StreamEvent Read(ref DataReader reader, int count, out int position)
    {
        uint before = reader.ReadVarUInt32();
        if (before > (uint)count)
        {
            throw new CorruptDataException(reader.Position, $"an event behind at most {count} records, found {before}");
        }

        position = (int)before;
        byte kind = reader.ReadByte();
        return kind switch
        {
            Watermark => new WatermarkEvent(reader.ReadInt64()),
            Idle => WatermarkStatusEvent.Idle,
            Active => WatermarkStatusEvent.Active,
            EndOfData => EndOfDataEvent.Instance,
            EndOfPartition => EndOfPartitionEvent.Instance,
            EpochWatermark => new EpochWatermarkEvent(reader.ReadInt32()),
            _ => throw new CorruptDataException(reader.Position - 1, $"an event of kind 0 to 5, found {kind}"),
        };
    }
}
