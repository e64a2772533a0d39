using OrleansFlow.Graph;
using OrleansFlow.Runtime;
using OrleansFlow.Tasks.Network;
using OrleansFlow.Types;

namespace OrleansFlow.Exchange.Tests;

/// <summary>One producer and its consumers in one silo.</summary>
internal sealed class LocalExchange<T> : IAsyncDisposable
{
    private readonly ITaskNetwork _producer;
    private readonly List<ITaskNetwork> _consumers = [];

    public LocalExchange(
        PartitionerSpec partitioner,
        int consumers,
        long bufferTimeoutMs = -1,
        int maxParallelism = 128,
        TimeProvider? time = null,
        int seed = 1,
        Dictionary<string, string>? configuration = null,
        bool openGates = true,
        string silo = Ids.Silo)
    {
        configuration ??= [];
        Environment = new ExchangeEnvironment(
            new RuntimeServices { Time = time ?? TimeProvider.System, CreateRandom = purpose => new Random(seed) }, silo);
        _producer = Environment.CreateTaskNetwork(Ids.Producer(0), [], [Ids.Consumers(consumers, maxParallelism, silo)], configuration, bufferTimeoutMs);
        Partition = _producer.OpenPartition(Ids.Edge, partitioner, TypeRegistry.Default.For<T>(), TypeRegistry.Default, ProducerWaker);
        for (int i = 0; i < consumers; i++)
        {
            _consumers.Add(Environment.CreateTaskNetwork(Ids.Consumer(i), [Ids.Producers(1, silo)], [], configuration));
            ConsumerWakers.Add(new TestWaker());
            if (openGates)
            {
                OpenGate(i);
            }
        }
    }

    public ExchangeEnvironment Environment { get; }

    public ResultPartition<T> Partition { get; }

    public TestWaker ProducerWaker { get; } = new();

    public List<TestWaker> ConsumerWakers { get; } = [];

    public List<InputGate> Gates { get; } = [];

    public ITaskNetwork ProducerNetwork => _producer;

    public ITaskNetwork ConsumerNetwork(int index) => _consumers[index];

    public InputGate OpenGate(int index)
    {
        InputGate gate = _consumers[index].OpenGate(Ids.Edge, TypeRegistry.Default.For<T>(), ConsumerWakers[index]);
        Gates.Add(gate);
        return gate;
    }

    /// <summary>All that waits in a gate now: records and events in their order.</summary>
    public List<object?> Read(int gate)
    {
        List<object?> items = [];
        while (Gates[gate].TryTake(out _, out RecordBatch? batch))
        {
            Unpack((RecordBatch<T>)batch, items);
        }

        return items;
    }

    public static void Unpack(RecordBatch<T> batch, List<object?> items)
    {
        int nextEvent = 0;
        for (int i = 0; i <= batch.Count; i++)
        {
            while (nextEvent < batch.EventCount)
            {
                StreamEvent streamEvent = batch.EventAt(nextEvent, out int position);
                if (position != i)
                {
                    break;
                }

                items.Add(streamEvent);
                nextEvent++;
            }

            if (i < batch.Count)
            {
                items.Add(batch.Values[i]);
            }
        }

        batch.Release();
    }

    public async ValueTask DisposeAsync()
    {
        await _producer.DisposeAsync();
        foreach (ITaskNetwork consumer in _consumers)
        {
            await consumer.DisposeAsync();
        }
    }
}
