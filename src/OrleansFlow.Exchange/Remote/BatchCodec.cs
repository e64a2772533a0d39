using OrleansFlow.Tasks.Network;
using OrleansFlow.Types;

namespace OrleansFlow.Exchange;

/// <summary>Batches as bytes: column after column, the values by the serializer of their type.</summary>
/// <typeparam name="T">Type of the records.</typeparam>
internal sealed class BatchCodec<T>(string edgeId, TypeSerializer<T> serializer, ExchangeSettings settings) : IBatchWriter
{
    private const int HeaderRoom = 64;

    private readonly int _schema = serializer.Schema.GetHashCode();

    private double _averageBytes = serializer.FixedLength > 0 ? serializer.FixedLength : 32;
    private RecordBatch? _shared;
    private List<SegmentBuffer>? _sharedSegments;

    /// <summary>Says that a batch goes to several channels now: it is written for the first of them only.</summary>
    public void BeginShared(RecordBatch batch) => _shared = batch;

    /// <summary>Ends what <see cref="BeginShared"/> began.</summary>
    public void EndShared()
    {
        _shared = null;
        foreach (SegmentBuffer buffer in _sharedSegments ?? [])
        {
            buffer.Release();
        }

        _sharedSegments?.Clear();
    }

    public void Write(RecordBatch batch, List<SegmentBuffer> segments)
    {
        if (!ReferenceEquals(batch, _shared))
        {
            WriteNew(batch, segments);
            return;
        }

        _sharedSegments ??= [];
        if (_sharedSegments.Count == 0)
        {
            WriteNew(batch, _sharedSegments);
        }

        foreach (SegmentBuffer buffer in _sharedSegments)
        {
            buffer.Share();
            segments.Add(buffer);
        }
    }

    private void WriteNew(RecordBatch batch, List<SegmentBuffer> segments)
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
                ColumnFormat.Read(ref reader, batch.Timestamps.AsSpan(0, header.Count));
            }

            if (header.HasKeyHashes && header.Count > 0)
            {
                ColumnFormat.Read(ref reader, batch.KeyHashes.AsSpan(0, header.Count));
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

        DataWriter writer = new(Room(batch, count));
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
                ColumnFormat.Write(ref writer, timestamps.AsSpan(from, count));
            }

            if (batch.KeyHashes is { } hashes)
            {
                ColumnFormat.Write(ref writer, hashes.AsSpan(from, count));
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

            if (count > 0 && serializer.FixedLength <= 0)
            {
                _averageBytes = (_averageBytes * 0.75) + ((double)bytes / count * 0.25);
            }

            segments.Add(new SegmentBuffer(writer.Detach(out int length), length, isPooled: true));
            return count;
        }
        finally
        {
            writer.Dispose();
        }
    }

    /// <summary>About as many bytes as will be written: small flushes must not hold large buffers until they are acknowledged.</summary>
    private int Room(RecordBatch<T> batch, int count)
    {
        int columns = (batch.Timestamps is null ? 0 : sizeof(long)) + (batch.KeyHashes is null ? 0 : sizeof(int));
        return HeaderRoom + (int)Math.Min(count * (_averageBytes + columns), 2.0 * settings.SegmentBytes);
    }

    private static int PositionOf(RecordBatch<T> batch, int index)
    {
        batch.EventAt(index, out int position);
        return position;
    }
}
