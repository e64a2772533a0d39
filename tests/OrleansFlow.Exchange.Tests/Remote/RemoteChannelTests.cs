using OrleansFlow.Graph;

namespace OrleansFlow.Exchange.Tests;

public sealed class RemoteChannelTests
{
    private static readonly SimplePartitioner Rebalance = new(PartitionerKind.Rebalance);

    [Fact]
    public void NothingIsLostDoubledOrReorderedByAnyNetwork()
    {
        for (int seed = 0; seed < 150; seed++)
        {
            Simulation simulation = new(seed);
            Adversity adversity = new()
            {
                MaxDelayMs = simulation.Random.Next(1, 40),
                Lost = simulation.Random.NextDouble() * 0.2,
                AnswerLost = simulation.Random.NextDouble() * 0.2,
                Twice = simulation.Random.NextDouble() * 0.3,
                FailsAtOnce = simulation.Random.NextDouble() * 0.1,
            };
            Dictionary<string, string> configuration = new()
            {
                [ExchangeOptions.BatchRecords.Key] = $"{simulation.Random.Next(1, 30)}",
                [ExchangeOptions.BuffersPerChannel.Key] = $"{simulation.Random.Next(1, 4)}",
                [ExchangeOptions.FloatingBuffersPerGate.Key] = $"{simulation.Random.Next(0, 9)}",
                [ExchangeOptions.MaxCallsInFlight.Key] = $"{simulation.Random.Next(1, 9)}",
                [ExchangeOptions.AdaptivePartitioner.Key] = seed % 3 == 0 ? "true" : "false",
            };
            SimulatedJob job = new(simulation, adversity, Rebalance, simulation.Random.Next(1, 4), simulation.Random.Next(1, 4), 400, configuration);
            int exclusive = int.Parse(configuration[ExchangeOptions.BuffersPerChannel.Key]);
            int floating = int.Parse(configuration[ExchangeOptions.FloatingBuffersPerGate.Key]);
            int bound = (exclusive * job.ProducerCount) + floating;
            for (int i = 0; i < job.ProducerCount; i++)
            {
                int index = i;
                simulation.After(simulation.Random.Next(500), () => job.StartProducer(index));
            }

            for (int i = 0; i < job.ConsumerCount; i++)
            {
                int index = i;
                simulation.After(simulation.Random.Next(500), () => job.StartConsumer(index));
            }

            job.ConsumerPause = () => simulation.Random.Next(100) == 0 ? 2000 : simulation.Random.Next(1, 20);
            simulation.RunUntil(() =>
            {
                Assert.All(job.Gates, gate => Assert.True(gate.Metrics.QueuedBatches <= bound, $"{gate.Metrics.QueuedBatches} batches wait, credit is {bound} (seed {seed})."));
                Assert.True(job.ConsumerFailure is null && job.ProducerFailure is null, $"{job.ConsumerFailure ?? job.ProducerFailure} (seed {seed})");
                return job.IsDone;
            });
            AssertAllSeen(job, 400, seed);
        }
    }

    [Fact]
    public void TwoRunsOfOneSeedAreTheSame()
    {
        Assert.Equal(Trace(5), Trace(5));
        Assert.NotEqual(Trace(5), Trace(6));

        static string Trace(int seed)
        {
            Simulation simulation = new(seed);
            SimulatedJob job = new(simulation, new Adversity { Lost = 0.1, Twice = 0.1 }, Rebalance, 2, 2, 300);
            Start(job);
            simulation.RunUntil(() => job.IsDone);
            return $"{simulation.NowMs} {job.Network.Calls} {string.Join(',', job.Seen[0][0])}";
        }
    }

    [Fact]
    public void ASleepingConsumerStopsItsProducerAndALostGrantIsRepairedByAQuestion()
    {
        Simulation simulation = new(3);
        SimulatedJob job = new(simulation, new Adversity(), new SimplePartitioner(PartitionerKind.Forward), 1, 1, 5000, new() { [ExchangeOptions.BatchRecords.Key] = "10" });
        long sleepUntil = 60_000;
        job.ConsumerPause = () => Math.Max(1, sleepUntil - simulation.NowMs);
        Start(job);
        simulation.RunUntil(() => simulation.NowMs >= 50_000);
        Assert.False(job.Partitions[0].IsAvailable);
        Assert.InRange(job.Gates[0].Metrics.QueuedBatches, 8, 10);
        Assert.True(job.Network.Probes > 10);

        // The news of credit does not arrive: only questions and their answers do.
        int grants = job.Network.Grants;
        job.Network.IsReachable = attempt => attempt != Ids.Producer(0);
        simulation.RunUntil(() => job.IsDone);
        Assert.True(job.Network.Grants > grants);
        AssertAllSeen(job, 5000, 3);
    }

    [Fact]
    public void AProducerThatHasDeliveredAllIsToldNothingMore()
    {
        // Its grain has gone: a call would bring it back. What it delivered may have used up its credit to the last.
        Dictionary<string, string> configuration = new()
        {
            [ExchangeOptions.BatchRecords.Key] = "10",
            [ExchangeOptions.BuffersPerChannel.Key] = "3",
            [ExchangeOptions.FloatingBuffersPerGate.Key] = "0",
        };
        for (int records = 0; records <= 60; records++)
        {
            Simulation simulation = new(records);
            SimulatedJob job = new(simulation, new Adversity(), new SimplePartitioner(PartitionerKind.Forward), 1, 1, records, configuration);
            job.ConsumerPause = () => job.DrainedProducers == 1 ? 1 : 1000;
            Start(job);
            simulation.RunUntil(() => job.DrainedProducers == 1);
            int grants = job.Network.Grants;
            simulation.RunUntil(() => job.IsDone);
            job.Gates[0].Abort();
            Assert.Equal(grants, job.Network.Grants);
        }
    }

    [Fact]
    public void ASegmentUnacknowledgedForTooLongFailsBothEndsWithChannelAndNumber()
    {
        Simulation simulation = new(4);
        SimulatedJob job = new(simulation, new Adversity(), new SimplePartitioner(PartitionerKind.Forward), 1, 1, 50, new() { [ExchangeOptions.AcknowledgeTimeout.Key] = "10 s" });
        job.StartConsumer(0);
        job.StartProducer(0);
        job.Network.IsReachable = attempt => attempt != Ids.Consumer(0) || simulation.NowMs > 9_995;
        simulation.RunUntil(() => job.ProducerFailure is not null && job.ConsumerFailure is not null);
        foreach (Exception failure in new[] { job.ProducerFailure!, job.ConsumerFailure! })
        {
            Assert.Contains("segment 0 was not acknowledged within 10 s", failure.Message, StringComparison.Ordinal);
            Assert.Contains(Ids.Channel().ToString(), failure.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void AFlippedByteFailsBothEndsAndIsNeverAValue()
    {
        for (int seed = 0; seed < 100; seed++)
        {
            Simulation simulation = new(seed);
            SimulatedJob job = new(simulation, new Adversity(), new SimplePartitioner(PartitionerKind.Forward), 1, 1, 400, new() { [ExchangeOptions.BatchRecords.Key] = "20" });
            int victim = simulation.Random.Next(1, 15);
            job.Network.Tamper = segment =>
            {
                if (segment.Sequence != victim)
                {
                    return segment;
                }

                byte[] bytes = segment.Buffer.Span.ToArray();
                bytes[simulation.Random.Next(bytes.Length)] ^= (byte)(1 << simulation.Random.Next(8));
                return segment with { Buffer = SegmentBuffer.Over(bytes) };
            };
            Start(job);
            simulation.RunUntil(() => job.ProducerFailure is not null && job.ConsumerFailure is not null);
            Assert.Contains($"segment {victim} came damaged", job.ProducerFailure!.Message, StringComparison.Ordinal);
            Assert.Contains($"segment {victim} came damaged", job.ConsumerFailure!.Message, StringComparison.Ordinal);
            Assert.Equal(Enumerable.Range(0, job.Seen[0][0].Count).Select(static i => (long)i), job.Seen[0][0]);
        }
    }

    [Fact]
    public void AFailedProducerFailsItsConsumersOnOtherSilos()
    {
        Simulation simulation = new(8);
        SimulatedJob job = new(simulation, new Adversity { Lost = 0.5 }, Rebalance, 1, 2, 100_000);
        Start(job);
        simulation.RunUntil(() => job.Seen[0][0].Count > 50);
        simulation.Run(() => job.Partitions[0].Abort(new InvalidOperationException("user code broke")));
        simulation.RunUntil(() => job.ConsumerFailure is not null);
        Assert.Contains("user code broke", job.ConsumerFailure!.Message, StringComparison.Ordinal);
        Assert.Contains(Ids.Producer(0).ToString(), job.ConsumerFailure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AProducerThatFailedBeforeItsConsumerOnAnotherSiloCameFailsItAllTheSame()
    {
        Simulation simulation = new(8);
        SimulatedJob job = new(simulation, new Adversity { Lost = 0.5 }, Rebalance, 1, 1, 100_000);
        job.StartProducer(0);
        simulation.Run(() => job.Partitions[0].Abort(new InvalidOperationException("user code broke")));
        simulation.RunUntil(() => simulation.NowMs > 5000 || simulation.Pending == 0);
        job.StartConsumer(0);
        simulation.RunUntil(() => job.ConsumerFailure is not null);
        Assert.Contains("user code broke", job.ConsumerFailure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AConsumerThatGivesUpFreesItsProducerOnAnotherSilo()
    {
        Simulation simulation = new(9);
        SimulatedJob job = new(simulation, new Adversity { Lost = 0.3 }, new SimplePartitioner(PartitionerKind.Forward), 1, 1, 20_000, new() { [ExchangeOptions.BatchRecords.Key] = "10" });
        job.ConsumerPause = () => 1_000_000;
        Start(job);
        simulation.RunUntil(() => !job.Partitions[0].IsAvailable);
        simulation.Run(() => _ = job.Networks[0].DisposeAsync());
        simulation.RunUntil(() => job.DrainedProducers == 1);
        Assert.Null(job.ProducerFailure);
    }

    [Fact]
    public void WhatIsLateOfAnOldAttemptIsIgnored()
    {
        Simulation simulation = new(10);
        SimulatedJob job = new(simulation, new Adversity(), new SimplePartitioner(PartitionerKind.Forward), 1, 1, 10);
        job.StartConsumer(0);
        ChannelId old = new(Ids.Edge, Ids.Producer(0, attempt: 3), Ids.Consumer(0));
        byte[] bytes = new byte[50];
        SegmentBuffer buffer = SegmentBuffer.Over(bytes);
        Assert.Equal(SegmentStatus.Closed, job.ConsumerSilo.Receive(new Segment(old, 0, buffer, Segment.ChecksumOf(old, 0, bytes))).Status);
        job.ConsumerSilo.Failed(old, toConsumer: true, "old", isCancellation: false);
        Assert.False(job.Gates[0].TryTake(out _, out _));
    }

    [Fact]
    public void ARecordLargerThanASegmentTravelsAloneAndOneBeyondTheLimitIsAClearError()
    {
        SegmentTests.Roundtrip([.. Enumerable.Range(0, 10).Select(static i => new string((char)('a' + i), 100_000))], segmentBytes: 32_768, out int segments);
        Assert.Equal(10, segments);
        OrleansFlowException error = Assert.Throws<OrleansFlowException>(() => SegmentTests.Roundtrip([new string('x', 5000)], 1024, out _, maxSegmentBytes: 4096));
        Assert.Contains(ExchangeOptions.MaxSegmentBytes.Key, error.Message, StringComparison.Ordinal);
    }

    private static void Start(SimulatedJob job)
    {
        for (int i = 0; i < job.ConsumerCount; i++)
        {
            job.StartConsumer(i);
        }

        for (int i = 0; i < job.ProducerCount; i++)
        {
            job.StartProducer(i);
        }
    }

    private static void AssertAllSeen(SimulatedJob job, int records, int seed)
    {
        for (int producer = 0; producer < job.ProducerCount; producer++)
        {
            foreach (List<long>[] consumer in job.Seen)
            {
                Assert.True(consumer[producer].SequenceEqual(consumer[producer].Order()), $"Reordered (seed {seed}).");
            }

            IEnumerable<long> all = job.Seen.SelectMany(consumer => consumer[producer]).Order();
            Assert.True(all.SequenceEqual(Enumerable.Range(0, records).Select(i => (producer * 1_000_000L) + i)), $"Lost or doubled (seed {seed}).");
        }
    }
}
