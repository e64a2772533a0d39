using OrleansFlow.Graph;
using OrleansFlow.Runtime;
using OrleansFlow.Tasks.Network;
using OrleansFlow.Types;

namespace OrleansFlow.Exchange.Tests;

/// <summary>Producers on one silo, consumers on another, all in a simulation. Each record is producer × 1,000,000 + number.</summary>
internal sealed class SimulatedJob
{
    private readonly Simulation _simulation;
    private readonly PartitionerSpec _partitioner;
    private readonly Dictionary<string, string> _configuration;
    private readonly int _records;

    public SimulatedJob(Simulation simulation, Adversity adversity, PartitionerSpec partitioner, int producers, int consumers, int records, Dictionary<string, string>? configuration = null)
    {
        _simulation = simulation;
        _partitioner = partitioner;
        _configuration = configuration ?? [];
        _records = records;
        Network = new AdversaryNetwork(simulation, adversity);
        ProducerSilo = Silo(Ids.Silo);
        ConsumerSilo = Silo(Ids.OtherSilo);
        ProducerCount = producers;
        ConsumerCount = consumers;
        Seen = [.. Enumerable.Range(0, consumers).Select(_ => Enumerable.Range(0, producers).Select(_ => new List<long>()).ToArray())];
        for (int i = 0; i < producers; i++)
        {
            Network.Place(Ids.Producer(i), ProducerSilo);
        }

        for (int i = 0; i < consumers; i++)
        {
            Network.Place(Ids.Consumer(i), ConsumerSilo);
        }
    }

    public AdversaryNetwork Network { get; }

    public ExchangeEnvironment ProducerSilo { get; }

    public ExchangeEnvironment ConsumerSilo { get; }

    public int ProducerCount { get; }

    public int ConsumerCount { get; }

    /// <summary>By consumer and producer: what came.</summary>
    public List<long>[][] Seen { get; }

    public List<InputGate> Gates { get; } = [];

    public List<ResultPartition<long>> Partitions { get; } = [];

    public List<ITaskNetwork> Networks { get; } = [];

    public int EndedChannels { get; private set; }

    public int DrainedProducers { get; private set; }

    public Exception? ConsumerFailure { get; private set; }

    public Exception? ProducerFailure { get; private set; }

    public bool IsDone => EndedChannels == ProducerCount * ConsumerCount && DrainedProducers == ProducerCount;

    /// <summary>Pause of a consumer between looks, in ms.</summary>
    public Func<long> ConsumerPause { get; set; } = static () => 1;

    /// <summary>A consumer whose pauses are a hundred times as long; −1 for none.</summary>
    public int SlowConsumer { get; set; } = -1;

    public void StartProducer(int index)
    {
        ITaskNetwork network = ProducerSilo.CreateTaskNetwork(Ids.Producer(index), [], [Ids.Consumers(ConsumerCount, silo: Ids.OtherSilo)], _configuration, 20);
        Networks.Add(network);
        ResultPartition<long> partition = network.OpenPartition(Ids.Edge, _partitioner, TypeRegistry.Default.For<long>(), TypeRegistry.Default, new TestWaker());
        Partitions.Add(partition);
        int emitted = 0;
        bool isDraining = false;
        _simulation.Run(Look);

        void Look()
        {
            try
            {
                for (int burst = _simulation.Random.Next(1, 40); burst > 0 && emitted < _records && partition.IsAvailable; burst--)
                {
                    partition.Emit((index * 1_000_000L) + emitted, emitted);
                    emitted++;
                    if (_simulation.Random.Next(50) == 0)
                    {
                        partition.Broadcast(new WatermarkEvent(emitted - 1));
                    }
                }

                if (_simulation.Random.Next(5) == 0)
                {
                    partition.Flush();
                }

                if (emitted == _records && !isDraining)
                {
                    isDraining = true;
                    partition.Broadcast(EndOfDataEvent.Instance);
                    partition.Broadcast(EndOfPartitionEvent.Instance);
                    _ = DrainAsync(partition);
                }
                else if (!isDraining)
                {
                    _simulation.After(1, Look);
                }
            }
            catch (ChannelFailedException failure)
            {
                ProducerFailure = failure;
            }
        }
    }

    public void StartConsumer(int index)
    {
        ITaskNetwork network = ConsumerSilo.CreateTaskNetwork(Ids.Consumer(index), [Ids.Producers(ProducerCount)], [], _configuration);
        Networks.Add(network);
        InputGate gate = network.OpenGate(Ids.Edge, TypeRegistry.Default.For<long>(), new TestWaker());
        Gates.Add(gate);
        long[] watermarks = [.. Enumerable.Repeat(long.MinValue, ProducerCount)];
        _simulation.Run(Look);

        void Look()
        {
            try
            {
                for (int burst = _simulation.Random.Next(0, 4); burst > 0 && gate.TryTake(out int channel, out RecordBatch? batch); burst--)
                {
                    Take(index, channel, (RecordBatch<long>)batch, watermarks);
                }

                _simulation.After(ConsumerPause() * (index == SlowConsumer ? 100 : 1), Look);
            }
            catch (ChannelFailedException failure)
            {
                ConsumerFailure = failure;
            }
        }
    }

    private void Take(int consumer, int channel, RecordBatch<long> batch, long[] watermarks)
    {
        for (int i = 0; i < batch.Count; i++)
        {
            Assert.Equal(batch.Values[i] % 1_000_000, batch.Timestamps![i]);
            Seen[consumer][channel].Add(batch.Values[i]);
        }

        for (int i = 0; i < batch.EventCount; i++)
        {
            switch (batch.EventAt(i, out int position))
            {
                case WatermarkEvent watermark:
                    Assert.True(watermark.Timestamp > watermarks[channel] || watermark.Timestamp == 0);
                    Assert.True(position == batch.Count || batch.Timestamps![position] > watermark.Timestamp);
                    watermarks[channel] = watermark.Timestamp;
                    break;
                case EndOfPartitionEvent:
                    EndedChannels++;
                    break;
            }
        }

        batch.Release();
    }

    private ExchangeEnvironment Silo(string name) => new(
        new RuntimeServices { Time = _simulation, CreateRandom = _ => new Random(_simulation.Random.Next()) }, name, Network, DirectFabric.Instance);

    private async Task DrainAsync(ResultPartition<long> partition)
    {
        try
        {
            await partition.DrainAsync();
            DrainedProducers++;
        }
        catch (ChannelFailedException failure)
        {
            ProducerFailure = failure;
        }
    }
}
