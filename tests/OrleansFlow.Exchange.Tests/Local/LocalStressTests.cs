using OrleansFlow.Graph;
using OrleansFlow.Runtime;
using OrleansFlow.Tasks.Network;
using OrleansFlow.Types;

namespace OrleansFlow.Exchange.Tests;

public sealed class LocalStressTests
{
    [Theory]
    [InlineData(PartitionerKind.Rebalance, 1024, 2, 8)]
    [InlineData(PartitionerKind.Rebalance, 1, 1, 0)]
    [InlineData(PartitionerKind.Shuffle, 7, 2, 1)]
    [InlineData(PartitionerKind.Broadcast, 50, 2, 8)]
    public async Task NothingIsLostDoubledOrReorderedBetweenThreads(PartitionerKind kind, int batchRecords, int exclusive, int floating)
    {
        const int Producers = 3;
        const int Consumers = 2;
        int records = batchRecords == 1 ? 5_000 : 60_000;
        Dictionary<string, string> configuration = new()
        {
            [ExchangeOptions.BatchRecords.Key] = $"{batchRecords}",
            [ExchangeOptions.BuffersPerChannel.Key] = $"{exclusive}",
            [ExchangeOptions.FloatingBuffersPerGate.Key] = $"{floating}",
        };
        ExchangeEnvironment environment = new(new RuntimeServices(), Ids.Silo);
        Task[] producers = [.. Enumerable.Range(0, Producers).Select(index => OnThread(() => Produce(index)))];
        Task<List<long>[]>[] consumers = [.. Enumerable.Range(0, Consumers).Select(index => OnThread(() => Consume(index)))];
        await Task.WhenAll(producers);
        List<long>[][] seen = await Task.WhenAll(consumers);

        for (int producer = 0; producer < Producers; producer++)
        {
            foreach (List<long>[] consumer in seen)
            {
                // What came of one producer is in its order.
                Assert.Equal(consumer[producer].Order(), consumer[producer]);
            }

            IEnumerable<long> all = seen.SelectMany(consumer => consumer[producer]).Order();
            Assert.Equal(
                Enumerable.Range(0, records).SelectMany(static i => new[] { i, (long)i }).Where((_, i) => kind == PartitionerKind.Broadcast || i % 2 == 0),
                all);
        }

        bool Produce(int index)
        {
            TestWaker waker = new();
            ITaskNetwork network = environment.CreateTaskNetwork(Ids.Producer(index), [], [Ids.Consumers(Consumers)], configuration, 1);
            ResultPartition<long> partition = network.OpenPartition(Ids.Edge, new SimplePartitioner(kind), TypeRegistry.Default.For<long>(), TypeRegistry.Default, waker);
            for (int i = 0; i < records; i++)
            {
                while (!partition.IsAvailable)
                {
                    waker.WaitForWake();
                }

                partition.Emit(i, 0);
                if (i % 1009 == 0)
                {
                    partition.Flush();
                }
            }

            partition.Broadcast(EndOfPartitionEvent.Instance);
            partition.DrainAsync().AsTask().Wait(TimeSpan.FromSeconds(60));
            return true;
        }

        List<long>[] Consume(int index)
        {
            TestWaker waker = new();
            ITaskNetwork network = environment.CreateTaskNetwork(Ids.Consumer(index), [Ids.Producers(Producers)], [], configuration);
            InputGate gate = network.OpenGate(Ids.Edge, TypeRegistry.Default.For<long>(), waker);
            List<long>[] result = [.. Enumerable.Range(0, Producers).Select(static _ => new List<long>())];
            int ended = 0;
            while (ended < Producers)
            {
                if (!gate.TryTake(out int channel, out RecordBatch? batch))
                {
                    waker.WaitForWake();
                    continue;
                }

                result[channel].AddRange(((RecordBatch<long>)batch).Span);
                for (int i = 0; i < batch.EventCount; i++)
                {
                    ended += batch.EventAt(i, out _) is EndOfPartitionEvent ? 1 : 0;
                }

                batch.Release();
            }

            return result;
        }
    }

    private static Task<TResult> OnThread<TResult>(Func<TResult> work) => Task.Factory.StartNew(work, TaskCreationOptions.LongRunning);
}
