using OrleansFlow.Configuration;
using OrleansFlow.Tasks.Network;
using OrleansFlow.Types;

namespace OrleansFlow.Exchange.Tests;

public sealed class SegmentTests
{
    [Fact]
    public void AnyBatchComesBackFromItsSegments()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            Random random = new(seed);
            bool hasTimestamps = random.Next(2) == 0;
            bool hasHashes = random.Next(2) == 0;
            RecordBatch<string> batch = RecordBatch<string>.Rent();
            int count = random.Next(0, 200);
            for (int i = 0; i < count; i++)
            {
                AddEvents(batch, random);
                string value = new('x', random.Next(20) == 0 ? 2000 : random.Next(30));
                long timestamp = hasTimestamps ? i : Timestamps.None;
                if (hasHashes)
                {
                    batch.Add(value, timestamp, i * 7);
                }
                else
                {
                    batch.Add(value, timestamp);
                }
            }

            AddEvents(batch, random);
            List<object?> expected = Flat([batch]);
            List<object?> actual = Flat(Roundtrip(batch, 1024, 1 << 20, out _));
            Assert.True(expected.SequenceEqual(actual), $"Differs (seed {seed}).");
        }
    }

    [Fact]
    public void AnyTruncationOrFlippedByteIsAnErrorOrAtLeastNoHang()
    {
        RecordBatch<string> batch = RecordBatch<string>.Rent();
        for (int i = 0; i < 20; i++)
        {
            batch.Add($"value {i}", i, i);
        }

        batch.AddEvent(new WatermarkEvent(4));
        BatchCodec<string> codec = Codec<string>(32768, 1 << 20);
        List<SegmentBuffer> segments = [];
        codec.Write(batch, segments);
        byte[] bytes = segments[0].Span.ToArray();
        for (int length = 0; length < bytes.Length; length++)
        {
            byte[] cut = bytes[..length];
            Assert.ThrowsAny<OrleansFlowException>(() => Read(codec, cut));
        }

        for (int at = 0; at < bytes.Length; at++)
        {
            for (int bit = 0; bit < 8; bit++)
            {
                byte[] flipped = [.. bytes];
                flipped[at] ^= (byte)(1 << bit);
                try
                {
                    Read(codec, flipped).Release();
                }
                catch (OrleansFlowException)
                {
                    // Without its checksum some damage cannot be told; what can be is a clear error.
                }
            }
        }
    }

    [Fact]
    public void AnotherSchemaIsAnError()
    {
        RecordBatch<long> batch = RecordBatch<long>.Rent();
        batch.Add(1, 1);
        List<SegmentBuffer> segments = [];
        Codec<long>(1024, 1 << 20).Write(batch, segments);
        OrleansFlowException error = Assert.Throws<OrleansFlowException>(() => Read(Codec<string>(1024, 1 << 20), segments[0].Span.ToArray()));
        Assert.Contains("another schema", error.Message, StringComparison.Ordinal);
    }

    internal static List<RecordBatch<string>> Roundtrip(string[] values, int segmentBytes, out int segments, int maxSegmentBytes = 1 << 20)
    {
        RecordBatch<string> batch = RecordBatch<string>.Rent();
        foreach (string value in values)
        {
            batch.Add(value, Timestamps.None);
        }

        List<RecordBatch<string>> read = Roundtrip(batch, segmentBytes, maxSegmentBytes, out segments);
        Assert.Equal(values, read.SelectMany(static b => b.Span.ToArray()));
        return read;
    }

    private static List<RecordBatch<string>> Roundtrip(RecordBatch<string> batch, int segmentBytes, int maxSegmentBytes, out int segments)
    {
        BatchCodec<string> codec = Codec<string>(segmentBytes, maxSegmentBytes);
        List<SegmentBuffer> written = [];
        codec.Write(batch, written);
        segments = written.Count;
        return [.. written.Select(buffer => Read(codec, buffer.Span.ToArray()))];
    }

    private static RecordBatch<T> Read<T>(BatchCodec<T> codec, byte[] bytes)
    {
        if (!SegmentBatch.TryOpen(new Segment(Ids.Channel(), 0, SegmentBuffer.Over(bytes), 0), out SegmentBatch? segment))
        {
            throw new CorruptDataException(0, "a segment");
        }

        return codec.Read(segment);
    }

    private static BatchCodec<T> Codec<T>(int segmentBytes, int maxSegmentBytes) => new(
        Ids.Edge,
        TypeRegistry.Default.For<T>(),
        ExchangeSettings.From(new JobConfiguration().Set(ExchangeOptions.SegmentBytes, segmentBytes).Set(ExchangeOptions.MaxSegmentBytes, maxSegmentBytes)));

    private static void AddEvents(RecordBatch<string> batch, Random random)
    {
        while (random.Next(10) == 0)
        {
            batch.AddEvent(random.Next(5) switch
            {
                0 => new WatermarkEvent(random.NextInt64()),
                1 => WatermarkStatusEvent.Idle,
                2 => WatermarkStatusEvent.Active,
                3 => EndOfDataEvent.Instance,
                _ => EndOfPartitionEvent.Instance,
            });
        }
    }

    private static List<object?> Flat(IEnumerable<RecordBatch<string>> batches)
    {
        List<object?> items = [];
        foreach (RecordBatch<string> batch in batches)
        {
            int next = 0;
            for (int i = 0; i <= batch.Count; i++)
            {
                while (next < batch.EventCount && batch.EventAt(next, out int position) is { } streamEvent && position == i)
                {
                    items.Add(streamEvent);
                    next++;
                }

                if (i < batch.Count)
                {
                    items.Add((batch.Values[i], batch.Timestamps?[i], batch.KeyHashes?[i]));
                }
            }
        }

        return items;
    }
}
