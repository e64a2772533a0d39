using OrleansFlow.Graph;
using OrleansFlow.Tasks.Network;

namespace OrleansFlow.Exchange.Tests;

public sealed class LocalChannelTests
{
    private static readonly SimplePartitioner Forward = new(PartitionerKind.Forward);

    [Fact]
    public async Task TheBatchObjectItselfIsHandedOver()
    {
        await using LocalExchange<string> exchange = new(Forward, 1);
        string record = new('x', 3);
        exchange.Partition.Emit(record, 1);
        exchange.Partition.Flush();
        Assert.Same(record, Assert.Single(exchange.Read(0)));
    }

    [Fact]
    public async Task NothingIsHandedOverBeforeABatchIsFull()
    {
        await using LocalExchange<long> exchange = new(Forward, 1);
        for (int i = 0; i < RecordBatch<long>.DefaultCapacity - 1; i++)
        {
            exchange.Partition.Emit(i, 0);
        }

        Assert.Empty(exchange.Read(0));
        exchange.Partition.Emit(-1, 0);
        Assert.Equal(RecordBatch<long>.DefaultCapacity, exchange.Read(0).Count);
    }

    [Fact]
    public async Task LargeRecordsFillABatchEarlier()
    {
        await using LocalExchange<string> exchange = new(Forward, 1);
        string record = new('x', 2000);
        List<int> sizes = [];
        for (int i = 0; i < 2200; i++)
        {
            exchange.Partition.Emit(record, 0);
            while (exchange.Gates[0].TryTake(out _, out RecordBatch? batch))
            {
                sizes.Add(batch.Count);
                batch.Release();
            }
        }

        Assert.Equal(1024, sizes[0]);
        Assert.InRange(sizes[1], 10, 20);
    }

    [Fact]
    public async Task WithBufferTimeoutZeroEachRecordIsHandedOverAtOnce()
    {
        await using LocalExchange<long> exchange = new(Forward, 1, bufferTimeoutMs: 0);
        exchange.Partition.Emit(1, 0);
        Assert.Equal([1L], exchange.Read(0));
        exchange.Partition.Broadcast(new WatermarkEvent(9));
        Assert.Equal([new WatermarkEvent(9)], exchange.Read(0));
    }

    [Fact]
    public async Task EventsKeepTheirPlaceAmongTheRecords()
    {
        await using LocalExchange<long> exchange = new(Forward, 1);
        exchange.Partition.Emit(1, 10);
        exchange.Partition.Broadcast(new WatermarkEvent(10));
        exchange.Partition.Broadcast(WatermarkStatusEvent.Idle);
        exchange.Partition.Emit(2, 20);
        Assert.Empty(exchange.Read(0));
        exchange.Partition.Broadcast(EndOfDataEvent.Instance);
        Assert.Equal([1L, new WatermarkEvent(10), WatermarkStatusEvent.Idle, 2L, EndOfDataEvent.Instance], exchange.Read(0));
    }

    [Fact]
    public async Task WithoutCreditBatchesWaitAndThePartitionIsUnavailable()
    {
        await using LocalExchange<long> exchange = new(Forward, 1, configuration: new()
        {
            [ExchangeOptions.BuffersPerChannel.Key] = "2",
            [ExchangeOptions.FloatingBuffersPerGate.Key] = "1",
            [ExchangeOptions.BatchRecords.Key] = "10",
        });
        int emitted = 0;
        while (exchange.Partition.IsAvailable)
        {
            exchange.Partition.Emit(emitted++, 0);
        }

        Assert.Equal(40, emitted);
        Assert.Equal(1, exchange.Partition.Metrics.QueuedBatches);
        Assert.Equal(3, exchange.Gates[0].Metrics.QueuedBatches);
        exchange.Partition.Emit(emitted++, 0);
        int wakes = exchange.ProducerWaker.Wakes;
        List<object?> items = exchange.Read(0);
        Assert.True(exchange.ProducerWaker.Wakes > wakes);
        Assert.True(exchange.Partition.IsAvailable);
        exchange.Partition.Flush();
        items.AddRange(exchange.Read(0));
        Assert.Equal(Enumerable.Range(0, emitted).Select(static i => (object?)(long)i), items);
    }

    [Fact]
    public async Task ASlowConsumerDoesNotTakeTheCreditOfTheOthers()
    {
        await using LocalExchange<long> exchange = new(new SimplePartitioner(PartitionerKind.Rescale), 2, configuration: new()
        {
            [ExchangeOptions.BatchRecords.Key] = "1",
        });
        int emitted = 0;
        List<object?> fast = [];
        while (exchange.Partition.IsAvailable)
        {
            exchange.Partition.Emit(emitted++, 0);
            fast.AddRange(exchange.Read(1));
        }

        // The first gate holds its 2 + 8 credits and one more waits; the second has got everything.
        Assert.Equal(10, exchange.Gates[0].Metrics.QueuedBatches);
        Assert.Equal(10, fast.Count);
    }

    [Fact]
    public async Task AnOpenBatchGoesOnFillingWithoutCredit()
    {
        await using LocalExchange<long> exchange = new(Forward, 1, configuration: new()
        {
            [ExchangeOptions.BuffersPerChannel.Key] = "1",
            [ExchangeOptions.FloatingBuffersPerGate.Key] = "0",
        });
        for (int i = 0; i < 5; i++)
        {
            exchange.Partition.Emit(i, 0);
            exchange.Partition.Flush();
            Assert.True(exchange.Partition.IsAvailable);
        }

        Assert.True(exchange.Gates[0].TryTake(out _, out RecordBatch? first));
        Assert.Equal(1, first.Count);
        exchange.Partition.Flush();
        Assert.True(exchange.Gates[0].TryTake(out _, out RecordBatch? second));
        Assert.Equal(4, second.Count);
    }

    [Fact]
    public async Task WhatIsSentBeforeTheConsumerIsThereWaitsForIt()
    {
        await using LocalExchange<long> exchange = new(Forward, 1, openGates: false);
        exchange.Partition.Emit(1, 0);
        exchange.Partition.Broadcast(EndOfPartitionEvent.Instance);
        ValueTask drain = exchange.Partition.DrainAsync();
        Assert.False(drain.IsCompleted);
        exchange.OpenGate(0);
        await drain;
        Assert.Equal([1L, EndOfPartitionEvent.Instance], exchange.Read(0));
    }

    [Fact]
    public async Task ChannelsWithDataTakeTurns()
    {
        ExchangeEnvironment environment = new(new OrleansFlow.Runtime.RuntimeServices(), Ids.Silo);
        await using ITaskNetwork consumer = environment.CreateTaskNetwork(Ids.Consumer(0), [Ids.Producers(3)], [], new Dictionary<string, string>());
        InputGate gate = consumer.OpenGate(Ids.Edge, Types.TypeRegistry.Default.For<long>(), new TestWaker());
        for (int producer = 0; producer < 3; producer++)
        {
            ITaskNetwork network = environment.CreateTaskNetwork(Ids.Producer(producer), [], [Ids.Consumers(1)], new Dictionary<string, string>(), 0);
            ResultPartition<long> partition = network.OpenPartition(Ids.Edge, Forward, Types.TypeRegistry.Default.For<long>(), Types.TypeRegistry.Default, new TestWaker());
            partition.Emit(1, 0);
            partition.Emit(2, 0);
        }

        gate.Block(1);
        Assert.Equal([0, 2, 0, 2], Turns());
        gate.Resume(1);
        Assert.Equal([1, 1], Turns());

        List<int> Turns()
        {
            List<int> turns = [];
            while (gate.TryTake(out int channel, out RecordBatch? batch))
            {
                turns.Add(channel);
                batch.Release();
            }

            return turns;
        }
    }

    [Fact]
    public async Task AFailedProducerFailsItsConsumerWithItsName()
    {
        await using LocalExchange<long> exchange = new(Forward, 1);
        exchange.Partition.Abort(new InvalidOperationException("disk is full"));
        ChannelFailedException error = Assert.Throws<ChannelFailedException>(() => exchange.Gates[0].TryTake(out _, out _));
        Assert.Contains(Ids.Producer(0).ToString(), error.Message, StringComparison.Ordinal);
        Assert.Contains("disk is full", error.Message, StringComparison.Ordinal);
        Assert.False(error.IsCancellation);
        Assert.Equal(1, exchange.ConsumerWakers[0].Wakes);
    }

    [Fact]
    public async Task AProducerThatFailedBeforeItsConsumerCameFailsItAllTheSame()
    {
        await using LocalExchange<long> exchange = new(Forward, 1, openGates: false);
        exchange.Partition.Abort(new InvalidOperationException("disk is full"));
        exchange.OpenGate(0);
        Assert.Contains("disk is full", Assert.Throws<ChannelFailedException>(() => exchange.Gates[0].TryTake(out _, out _)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ACancelledProducerIsToldFromAFailedOne()
    {
        await using LocalExchange<long> exchange = new(Forward, 1);
        await exchange.ProducerNetwork.DisposeAsync();
        Assert.True(Assert.Throws<ChannelFailedException>(() => exchange.Gates[0].TryTake(out _, out _)).IsCancellation);
    }

    [Fact]
    public async Task AProducerThatHasEndedFailsNobody()
    {
        await using LocalExchange<long> exchange = new(Forward, 1);
        exchange.Partition.Broadcast(EndOfPartitionEvent.Instance);
        await exchange.Partition.DrainAsync();
        await exchange.ProducerNetwork.DisposeAsync();
        Assert.Equal([EndOfPartitionEvent.Instance], exchange.Read(0));
    }

    [Fact]
    public async Task AConsumerThatGivesUpFreesItsProducer()
    {
        await using LocalExchange<long> exchange = new(Forward, 1, bufferTimeoutMs: 0);
        while (exchange.Partition.IsAvailable)
        {
            exchange.Partition.Emit(1, 0);
        }

        exchange.Gates[0].Abort();
        Assert.True(exchange.Partition.IsAvailable);
        for (int i = 0; i < 100; i++)
        {
            exchange.Partition.Emit(1, 0);
        }

        await exchange.Partition.DrainAsync();
    }
}
