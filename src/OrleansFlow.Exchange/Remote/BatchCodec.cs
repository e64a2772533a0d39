using System.Buffers.Binary;
using System.Runtime.InteropServices;
using OrleansFlow.Tasks.Network;
using OrleansFlow.Types;

namespace OrleansFlow.Exchange;

/// <summary>Writes batches into segments of whole records.</summary>
internal interface IBatchWriter
{
    /// <summary>Writes a batch into one or, if it is too large, several segments.</summary>
    /// <exception cref="OrleansFlowException">A record is larger than the option allows.</exception>
    void Write(RecordBatch batch, List<SegmentBuffer> segments);
}

/// <summary>Batches as bytes: column after column, the values by the serializer of their type.</summary>
/// <typeparam name="T">Type of the records.</typeparam>
internal sealed class BatchCodec<T>(string edgeId, TypeSerializer<T> serializer, ExchangeSettings settings) : IBatchWriter
{
    private const int HeaderRoom = 64;

    private readonly int _schema = serializer.Schema.GetHashCode();

    public void Write(RecordBatch batch, List<SegmentBuffer> segments)
    {
        if (batch is not RecordBatch<T> typed)
        {
            throw new OrleansFlowException($"Edge '{edgeId}' carries records of {typeof(T)}, but a batch of {batch.GetType()} was sent.");
        }

        int from = 0;
        int records = typed.Count;
        do
        {
            int written = WriteRun(typed, from, Math.Min(records, typed.Count - from), out int bytes, segments);
            if (written == 0)
            {
                // Too much for a segment: as many as fit by their average, at last a single one.
                int run = Math.Min(records, typed.Count - from);
                records = (int)Math.Clamp((long)run * settings.SegmentBytes / bytes, 1, Math.Max(1, run / 2));
            }

            from += written;
        }
        while (from < typed.Count);
    }

    /// <summary>Reads a segment. The batch is the caller's.</summary>
    /// <exception cref="OrleansFlowException">The bytes are not records of this type and schema.</exception>
    public RecordBatch<T> Read(SegmentBatch segment)
    {
        DataReader reader = new(segment.Bytes);
        SegmentHeader header = SegmentHeader.Read(ref reader);
        if (header.Schema != _schema)
        {
            throw new OrleansFlowException(
                $"its records have another schema (hash {header.Schema:x8}) than the consumer's {serializer.Schema} (hash {_schema:x8}); producer and consumer were built from different versions of {typeof(T)}.");
        }

        RecordBatch<T> batch = RecordBatch<T>.Rent(header.Count);
        try
        {
            for (int i = 0; i < header.EventCount; i++)
            {
                StreamEvent streamEvent = EventFormat.Read(ref reader, header.Count, out int position);
                batch.AddEvent(streamEvent, position);
            }

            batch.Fill(header.Count, header.HasTimestamps, header.HasKeyHashes);
            if (header.HasTimestamps && header.Count > 0)
            {
                ReadColumn(ref reader, batch.Timestamps.AsSpan(0, header.Count));
            }

            if (header.HasKeyHashes && header.Count > 0)
            {
                ReadColumn(ref reader, batch.KeyHashes.AsSpan(0, header.Count));
            }

            serializer.DeserializeBatch(batch.Values.AsSpan(0, header.Count), ref reader);
            reader.EnsureEnd();
            return batch;
        }
        catch
        {
            batch.Release();
            throw;
        }
    }

    /// <returns>The records written; 0 with records at hand if they were too much for a segment.</returns>
    private int WriteRun(RecordBatch<T> batch, int from, int count, out int bytes, List<SegmentBuffer> segments)
    {
        bool isLast = from + count == batch.Count;
        int firstEvent = 0;
        while (firstEvent < batch.EventCount && PositionOf(batch, firstEvent) < from)
        {
            firstEvent++;
        }

        int lastEvent = firstEvent;
        while (lastEvent < batch.EventCount && (isLast || PositionOf(batch, lastEvent) < from + count))
        {
            lastEvent++;
        }

        DataWriter writer = new(settings.SegmentBytes + HeaderRoom);
        try
        {
            new SegmentHeader(_schema, batch.Timestamps is not null, batch.KeyHashes is not null, count, lastEvent - firstEvent).Write(ref writer);
            for (int i = firstEvent; i < lastEvent; i++)
            {
                StreamEvent streamEvent = batch.EventAt(i, out int position);
                EventFormat.Write(streamEvent, position - from, ref writer);
            }

            if (batch.Timestamps is { } timestamps)
            {
                WriteColumn(ref writer, timestamps.AsSpan(from, count));
            }

            if (batch.KeyHashes is { } hashes)
            {
                WriteColumn(ref writer, hashes.AsSpan(from, count));
            }

            serializer.SerializeBatch(batch.Span.Slice(from, count), ref writer);
            bytes = writer.Position;
            if (bytes > 2 * settings.SegmentBytes && count > 1)
            {
                return 0;
            }

            if (bytes > settings.MaxSegmentBytes)
            {
                throw new OrleansFlowException(
                    $"A record of {typeof(T)} on edge '{edgeId}' takes {bytes} bytes on the network, more than {settings.MaxSegmentBytes}; make it smaller or raise {ExchangeOptions.MaxSegmentBytes.Key} (and Orleans' MaxMessageBodySize).");
            }

            segments.Add(new SegmentBuffer(writer.Detach(out int length), length, isPooled: true));
            return count;
        }
        finally
        {
            writer.Dispose();
        }
    }

    private static int PositionOf(RecordBatch<T> batch, int index)
    {
        batch.EventAt(index, out int position);
        return position;
    }

    private static void WriteColumn(ref DataWriter writer, ReadOnlySpan<long> column)
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

    private static void WriteColumn(ref DataWriter writer, ReadOnlySpan<int> column)
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

    private static void ReadColumn(ref DataReader reader, Span<long> column)
    {
        reader.ReadBytes(column.Length * sizeof(long)).CopyTo(MemoryMarshal.AsBytes(column));
        if (!BitConverter.IsLittleEndian)
        {
            BinaryPrimitives.ReverseEndianness(column, column);
        }
    }

    private static void ReadColumn(ref DataReader reader, Span<int> column)
    {
        reader.ReadBytes(column.Length * sizeof(int)).CopyTo(MemoryMarshal.AsBytes(column));
        if (!BitConverter.IsLittleEndian)
        {
            BinaryPrimitives.ReverseEndianness(column, column);
        }
    }
}
