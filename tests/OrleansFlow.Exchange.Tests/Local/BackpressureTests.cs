using OrleansFlow.Graph;
using OrleansFlow.Runtime;
using OrleansFlow.Tasks;
using OrleansFlow.Tasks.Network;
using OrleansFlow.Types;

namespace OrleansFlow.Exchange.Tests;

/// <summary>A source whose stream is split into two and united again, with as little credit as there can be.</summary>
public sealed class BackpressureTests
{
    private const string Left = "left";
    private const string Right = "right";
    private const int Records = 3000;

    [Theory]
    [InlineData(false, 0)]
    [InlineData(false, 60_000)]
    [InlineData(true, 0)]
    [InlineData(true, 60_000)]
    public void AStreamSplitAndUnitedWithItselfMakesProgress(bool remote, long sinkStopsMs)
    {
        for (int seed = 0; seed < 20; seed++)
        {
            Simulation simulation = new(seed);
            AdversaryNetwork network = new(simulation, new Adversity { Lost = 0.05, AnswerLost = 0.05 });
            ExchangeEnvironment source = Silo(simulation, "a", network);
            ExchangeEnvironment sink = remote ? Silo(simulation, "b", network) : source;
            network.Place(Ids.Producer(0), source);
            network.Place(Ids.Consumer(0), sink);
            Dictionary<string, string> configuration = new()
            {
                [ExchangeOptions.BuffersPerChannel.Key] = "1",
                [ExchangeOptions.FloatingBuffersPerGate.Key] = "0",
                [ExchangeOptions.BatchRecords.Key] = "5",
            };

            // One task sends each record over both edges, the other takes from whichever gate it likes.
            ITaskNetwork producer = source.CreateTaskNetwork(Ids.Producer(0), [], [To(Left, sink.Silo), To(Right, sink.Silo)], configuration, 10);
            ResultPartition<long>[] partitions = [Open(producer, Left), Open(producer, Right)];
            ITaskNetwork consumer = sink.CreateTaskNetwork(Ids.Consumer(0), [From(Left, source.Silo), From(Right, source.Silo)], [], configuration);
            InputGate[] gates = [Gate(consumer, Left), Gate(consumer, Right)];
            List<long>[] seen = [[], []];
            int emitted = 0;
            int stopsLeft = sinkStopsMs > 0 ? 2 : 0;
            simulation.Run(Produce);
            simulation.Run(Consume);
            simulation.RunUntil(() => seen.All(static list => list.Count == Records));
            Assert.All(seen, list => Assert.True(list.SequenceEqual(Enumerable.Range(0, Records).Select(static i => (long)i)), $"Seed {seed}."));

            void Produce()
            {
                while (emitted < Records && partitions.All(static p => p.IsAvailable))
                {
                    // Skew: now and then one edge gets more than its credit at a time.
                    for (int burst = simulation.Random.Next(1, 20); burst > 0 && emitted < Records; burst--, emitted++)
                    {
                        partitions[0].Emit(emitted, 0);
                        partitions[1].Emit(emitted, 0);
                    }
                }

                partitions[0].Flush();
                partitions[1].Flush();
                simulation.After(1, Produce);
            }

            void Consume()
            {
                int gate = simulation.Random.Next(2);
                while (gates[gate].TryTake(out _, out RecordBatch? batch))
                {
                    seen[gate].AddRange(((RecordBatch<long>)batch).Span);
                    batch.Release();
                }

                bool stops = stopsLeft > 0 && simulation.Random.Next(200) == 0;
                stopsLeft -= stops ? 1 : 0;
                simulation.After(stops ? sinkStopsMs : 1, Consume);
            }
        }
    }

    private static ExchangeEnvironment Silo(Simulation simulation, string name, AdversaryNetwork network) =>
        new(new RuntimeServices { Time = simulation, CreateRandom = static _ => new Random(1) }, name, network, DirectFabric.Instance);

    private static EdgeEndpoints To(string edge, string silo) => new(edge, [new ChannelPeer(Ids.Consumer(0), silo, 128, 1)]);

    private static EdgeEndpoints From(string edge, string silo) => new(edge, [new ChannelPeer(Ids.Producer(0), silo, 128, 1)]);

    private static ResultPartition<long> Open(ITaskNetwork network, string edge) => network.OpenPartition(
        edge, new SimplePartitioner(PartitionerKind.Rebalance), TypeRegistry.Default.For<long>(), TypeRegistry.Default, new TestWaker());

    private static InputGate Gate(ITaskNetwork network, string edge) => network.OpenGate(edge, TypeRegistry.Default.For<long>(), new TestWaker());
}
