using Orleans.Streams;
using OrleansFlow.Exchange.Streams;
using OrleansFlow.Graph;
using OrleansFlow.Tasks;
using OrleansFlow.Tasks.Network;
using OrleansFlow.Types;

namespace OrleansFlow.Exchange.Tests;

[GrainType("exchangetest")]
internal sealed class ExchangeTestGrain(ExchangeEnvironment environment) : Grain, IExchangeTestGrain
{
    private readonly TaskCompletionSource _stalled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ExecutionAttemptId Self => ExecutionAttemptId.Parse(this.GetPrimaryKeyString());

    public Task<string> WhereAsync() => Task.FromResult(environment.Silo);

    public Task WhenStalledAsync() => _stalled.Task;

    public Task ReleaseAsync()
    {
        _released.TrySetResult();
        return Task.CompletedTask;
    }

    public Task ProduceAsync(string partitioner, TestPeer[] consumers, int records, Dictionary<string, string> configuration) =>
        OnPool(() => ProduceLoopAsync(partitioner, consumers, records, configuration));

    public Task ProduceAndFailAsync(TestPeer[] consumers, int records, string message) => OnPool(async () =>
    {
        AsyncWaker waker = new();
        ITaskNetwork network = environment.CreateTaskNetwork(Self, [], [Endpoints(consumers)], new Dictionary<string, string>());
        ResultPartition<long> partition = Open(network, "rebalance", waker);
        await EmitAsync(partition, waker, records);
        partition.Abort(new InvalidOperationException(message));
        await network.DisposeAsync();
    });

    public async Task<long[][]> ConsumeAsync(TestPeer[] producers, Dictionary<string, string> configuration, bool waitsForRelease)
    {
        List<long>[] seen = [.. producers.Select(static _ => new List<long>())];
        await OnPool(async () =>
        {
            AsyncWaker waker = new();
            await using ITaskNetwork network = environment.CreateTaskNetwork(Self, [Endpoints(producers)], [], configuration);
            InputGate gate = network.OpenGate(Ids.Edge, TypeRegistry.Default.For<long>(), waker);
            if (waitsForRelease)
            {
                await _released.Task;
            }

            for (int open = producers.Length; open > 0;)
            {
                if (!Take(gate, out int channel, out RecordBatch? batch))
                {
                    await waker.WaitAsync();
                    continue;
                }

                seen[channel].AddRange(((RecordBatch<long>)batch).Span);
                for (int i = 0; i < batch.EventCount; i++)
                {
                    open -= batch.EventAt(i, out _) is EndOfPartitionEvent ? 1 : 0;
                }

                batch.Release();
            }
        });
        return [.. seen.Select(static list => list.ToArray())];
    }

    public async Task SendThroughStreamAsync(TestPeer consumer, int batches)
    {
        await using ITaskNetwork network = environment.CreateTaskNetwork(Self, [], [Endpoints([consumer])], new Dictionary<string, string>());
        ResultPartition<long> partition = Open(network, "forward", new AsyncWaker());
        ChannelId channel = new(Ids.Edge, Self, ExecutionAttemptId.Parse(consumer.Attempt));
        IAsyncStream<RecordBatch> stream = this.GetStreamProvider("exchange").GetStream<RecordBatch>(ChannelStreamId.Of(channel));
        for (int i = 0; i < batches; i++)
        {
            RecordBatch<long> batch = RecordBatch<long>.Rent();
            batch.Add(i, i);
            if (i == batches - 1)
            {
                batch.AddEvent(EndOfPartitionEvent.Instance);
            }

            await stream.OnNextAsync(batch);
        }

        await partition.DrainAsync();
    }

    private async Task ProduceLoopAsync(string partitioner, TestPeer[] consumers, int records, Dictionary<string, string> configuration)
    {
        AsyncWaker waker = new();
        await using ITaskNetwork network = environment.CreateTaskNetwork(Self, [], [Endpoints(consumers)], configuration, 10);
        ResultPartition<long> partition = Open(network, partitioner, waker);
        await EmitAsync(partition, waker, records);
        partition.Broadcast(EndOfDataEvent.Instance);
        partition.Broadcast(EndOfPartitionEvent.Instance);
        await partition.DrainAsync();
    }

    private async Task EmitAsync(ResultPartition<long> partition, AsyncWaker waker, int records)
    {
        for (int i = 0; i < records; i++)
        {
            while (!partition.IsAvailable)
            {
                _stalled.TrySetResult();
                await waker.WaitAsync();
            }

            if (waker.TakeFlushRequest())
            {
                partition.Flush();
            }

            partition.Emit(i, i);
        }
    }

    private static ResultPartition<long> Open(ITaskNetwork network, string partitioner, ITaskWaker waker)
    {
        PartitionerSpec spec = partitioner == "hash"
            ? new KeyGroupPartitioner<long, long>(new UserFunction<Func<long, long>>(static value => value % 97))
            : new SimplePartitioner(Enum.Parse<PartitionerKind>(partitioner, ignoreCase: true));
        return network.OpenPartition(Ids.Edge, spec, TypeRegistry.Default.For<long>(), TypeRegistry.Default, waker);
    }

    private static EdgeEndpoints Endpoints(TestPeer[] peers) =>
        new(Ids.Edge, [.. peers.Select(peer => new ChannelPeer(ExecutionAttemptId.Parse(peer.Attempt), peer.Silo, 128, peers.Length))]);

    private static bool Take(InputGate gate, out int channel, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out RecordBatch? batch)
    {
        try
        {
            return gate.TryTake(out channel, out batch);
        }
        catch (ChannelFailedException failure)
        {
            // The test is on another silo, to which only the framework's own exceptions travel.
            throw new InvalidOperationException(failure.Message);
        }
    }

    /// <summary>Tasks run on the silo's scheduler, not in grain turns.</summary>
    private static Task OnPool(Func<Task> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.DenyChildAttach, TaskScheduler.Default).Unwrap();
}

internal sealed class TestAddressing : IExchangeAddressing
{
    public GrainId GetSubtaskGrain(ExecutionAttemptId attempt) => GrainId.Create("exchangetest", attempt.ToString());
}
