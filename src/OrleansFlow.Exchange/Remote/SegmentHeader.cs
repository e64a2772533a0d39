using OrleansFlow.Types;

namespace OrleansFlow.Exchange;

/// <summary>The beginning of a segment's bytes; then come the events, the timestamps, the key hashes and the values.</summary>
/// <param name="Schema">Stable hash of the schema of the values: both ends must have the same.</param>
/// <param name="HasTimestamps">Whether there is a column of timestamps.</param>
/// <param name="HasKeyHashes">Whether there is a column of key hashes.</param>
/// <param name="Count">How many records there are.</param>
/// <param name="EventCount">How many events there are.</param>
internal readonly record struct SegmentHeader(int Schema, bool HasTimestamps, bool HasKeyHashes, int Count, int EventCount)
{
    private const int Timestamps = 1;
    private const int KeyHashes = 2;

    public void Write(ref DataWriter writer)
    {
        writer.WriteInt32(Schema);
        writer.WriteByte((byte)((HasTimestamps ? Timestamps : 0) | (HasKeyHashes ? KeyHashes : 0)));
        writer.WriteVarUInt32((uint)Count);
        writer.WriteVarUInt32((uint)EventCount);
    }

    public static SegmentHeader Read(ref DataReader reader)
    {
        int schema = reader.ReadInt32();
        byte columns = reader.ReadByte();
        if (columns > (Timestamps | KeyHashes))
        {
            throw new CorruptDataException(reader.Position - 1, $"columns 0 to 3, found {columns}");
        }

        bool hasTimestamps = (columns & Timestamps) != 0;
        bool hasKeyHashes = (columns & KeyHashes) != 0;
        uint count = reader.ReadVarUInt32();
        uint events = reader.ReadVarUInt32();

        // Each event takes two bytes at least, each value one.
        long least = ((long)count * (1 + (hasTimestamps ? sizeof(long) : 0) + (hasKeyHashes ? sizeof(int) : 0))) + (2L * events);
        if (least > reader.Remaining)
        {
            throw new CorruptDataException(reader.Position, $"{count} records and {events} events of at least {least} bytes, but only {reader.Remaining} bytes remain");
        }

        return new SegmentHeader(schema, hasTimestamps, hasKeyHashes, (int)count, (int)events);
    }
}
