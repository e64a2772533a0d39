using OrleansFlow.Tasks.Network;

namespace OrleansFlow.Tasks.Tests;

public sealed class RecordBatchTests
{
    [Fact]
    public void RecordsTimestampsAndHashesComeBackInOrderForAnySequence()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            RecordBatch<string> batch = RecordBatch<string>.Rent(random.Next(100));
            bool hashed = random.Next(2) == 0;
            var expected = new List<(string, long, int)>();
            var events = new List<(StreamEvent, int)>();
            int count = random.Next(3000);
            int percentWithTimestamp = random.Next(3) * 50;
            for (int i = 0; i < count; i++)
            {
                long timestamp = random.Next(100) < percentWithTimestamp ? i : Timestamps.None;
                int hash = random.Next();
                if (hashed)
                {
                    batch.Add($"{i}", timestamp, hash);
                }
                else
                {
                    batch.Add($"{i}", timestamp);
                }

                expected.Add(($"{i}", timestamp, hash));
                if (random.Next(50) == 0)
                {
                    var watermark = new WatermarkEvent(i);
                    batch.AddEvent(watermark);
                    events.Add((watermark, i + 1));
                }
            }

            Assert.Equal(count, batch.Count);
            Assert.True(batch.Span.SequenceEqual(expected.Select(static e => e.Item1).ToArray()), $"seed {seed}");
            Assert.Equal(hashed && count > 0, batch.KeyHashes is not null);
            Assert.Equal(expected.Exists(static e => e.Item2 != Timestamps.None), batch.Timestamps is not null);
            for (int i = 0; i < count; i++)
            {
                Assert.Equal(expected[i].Item2, batch.Timestamps?[i] ?? Timestamps.None);
                Assert.True(batch.KeyHashes is null || batch.KeyHashes[i] == expected[i].Item3, $"seed {seed}");
            }

            for (int i = 0; i < batch.EventCount; i++)
            {
                Assert.Equal(events[i], (batch.EventAt(i, out int position), position));
            }

            batch.Release();
        }
    }

    [Fact]
    public void AReleasedBatchComesBackEmptyAndHoldsNoRecord()
    {
        RecordBatch<object> batch = RecordBatch<object>.Rent();
        batch.Add(new object(), 5, 7);
        batch.AddEvent(EndOfDataEvent.Instance);
        batch.Release();
        RecordBatch<object> again = RecordBatch<object>.Rent();
        Assert.Same(batch, again);
        Assert.Equal((0, 0), (again.Count, again.EventCount));
        Assert.Null(again.Timestamps);
        Assert.Null(again.KeyHashes);
        Assert.Null(again.Values[0]);
        again.Release();
    }

    [Fact]
    public void ASharedBatchGoesBackWhenItsLastHolderReleasesIt()
    {
        RecordBatch<long> batch = RecordBatch<long>.Rent();
        batch.Add(42, Timestamps.None);
        batch.Share(2);
        batch.Release();
        batch.Release();
        Assert.Equal(1, batch.Count);
        Assert.True(batch.IsShared);
        batch.Release();
        Assert.Equal(0, batch.Count);
        Assert.False(batch.IsShared);
    }

    [Fact]
    public void ABatchReleasedTooOftenIsAnError()
    {
        RecordBatch<byte> batch = RecordBatch<byte>.Rent();
        batch.Release();
        Assert.Throws<InvalidOperationException>(batch.Release);
    }

    [Fact]
    public void SmallBatchesStaySmall()
    {
        RecordBatch<short> batch = RecordBatch<short>.Rent(3);
        Assert.Equal(16, batch.Values.Length);
        for (int i = 0; i < 17; i++)
        {
            batch.Add(1, Timestamps.None);
        }

        Assert.Equal(64, batch.Values.Length);
        Assert.Equal(1024, RecordBatch<short>.Rent(RecordBatch<short>.DefaultCapacity).Values.Length);
    }

    [Fact]
    public void BatchesFilledOnOneThreadAndReleasedOnAnotherAreUsedAgain()
    {
        const int Rounds = 10_000;
        var seen = new HashSet<RecordBatch<Guid>>(ReferenceEqualityComparer.Instance);
        using var toRelease = new System.Collections.Concurrent.BlockingCollection<RecordBatch<Guid>>(boundedCapacity: 4);
        var consumer = new Thread(() =>
        {
            foreach (RecordBatch<Guid> batch in toRelease.GetConsumingEnumerable())
            {
                batch.Release();
            }
        });
        consumer.Start();
        for (int i = 0; i < Rounds; i++)
        {
            RecordBatch<Guid> batch = RecordBatch<Guid>.Rent();
            seen.Add(batch);
            toRelease.Add(batch);
        }

        toRelease.CompleteAdding();
        consumer.Join();
        Assert.InRange(seen.Count, 1, 50);
    }
}
