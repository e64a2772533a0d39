using OrleansFlow.Graph;
using OrleansFlow.Tasks.Coordination;
using OrleansFlow.Tasks.Coordination.Collecting;
using OrleansFlow.Tasks.Tests.Harness;
using OrleansFlow.Types;

namespace OrleansFlow.Tasks.Tests;

public sealed class CollectTests
{
    private readonly TaskBench _bench = new();

    [Fact]
    public void TheClientGetsEachRecordOnceInOrderAlsoWhenAnswersAreLost()
    {
        for (int seed = 0; seed < 20; seed++)
        {
            var bench = new TaskBench();
            var random = new Random(seed);
            (StreamTask task, IOperatorCoordinator coordinator) = Start(bench, 50);
            var reader = new CollectResultReader<string>(TypeRegistry.Default.For<string>(), async (request, cancellationToken) =>
            {
                while (random.Next(3) == 0)
                {
                    // The answer is lost, and the call is repeated.
                    await coordinator.HandleRequestAsync(-1, 0, request, cancellationToken);
                }

                return await coordinator.HandleRequestAsync(-1, 0, request, cancellationToken);
            });
            List<string> received = Read(bench, reader, task);
            Assert.True(Enumerable.Range(0, 5000).Select(static i => $"record {i}").SequenceEqual(received), $"seed {seed}");
            Assert.Equal(ExecutionState.Finished, task.State);
        }
    }

    [Fact]
    public void TheTaskDoesNotEndBeforeTheClientHasEverything()
    {
        (StreamTask task, IOperatorCoordinator coordinator) = Start(_bench, 1);
        for (int i = 0; i < 10; i++)
        {
            _bench.Time.Advance(TimeSpan.FromSeconds(7));
            _bench.Scheduler.RunAll();
        }

        Assert.Equal(ExecutionState.Running, task.State);
        var reader = new CollectResultReader<string>(TypeRegistry.Default.For<string>(), async (r, c) => await coordinator.HandleRequestAsync(-1, 0, r, c));
        Assert.Equal(100, Read(_bench, reader, task).Count);
        Assert.Equal(ExecutionState.Finished, task.State);
    }

    [Fact]
    public void ASinkWhoseClientDoesNotFetchIsStopped()
    {
        (StreamTask task, _) = Start(_bench, 5000);
        for (int i = 0; i < 10; i++)
        {
            _bench.Time.Advance(TimeSpan.FromSeconds(7));
            _bench.Scheduler.RunAll();
        }

        // What is on its way: the coordinator's buffer, two chunks and what the task had in hand.
        Assert.InRange(task.GetMetrics().RecordsIn * 13, CollectCoordinator.BufferBytes / 2, CollectCoordinator.BufferBytes * 2);
        task.Cancel();
        _bench.Scheduler.RunAll();
        Assert.Equal(ExecutionState.Canceled, task.State);
    }

    [Fact]
    public void ARepeatedAppendIsNotDoubledAndAnOldAttemptIsRefused()
    {
        var context = new CoordinatorContext(_bench.Runtime, Chain.Id(0));
        IOperatorCoordinator coordinator = OperatorCoordinatorFactory.Create(new CollectSpec<int>(), context, TypeRegistry.Default);
        byte[] append = CollectProtocol.Append(0, 1, [7, 0, 0, 0]);
        Assert.Equal(CollectProtocol.Accepted, coordinator.HandleRequestAsync(0, 1, append, default).Result);
        Assert.Equal(CollectProtocol.Accepted, coordinator.HandleRequestAsync(0, 1, append, default).Result);
        CollectAnswer answer = Fetch(coordinator, new CollectFetch(string.Empty, 0, 0));
        Assert.Equal((0, 1, false), (answer.FirstOffset, answer.Count, answer.IsEnded));
        Assert.Equal(0, Fetch(coordinator, new CollectFetch("another", 0, 0)).Count);
        Assert.Throws<AggregateException>(() => coordinator.HandleRequestAsync(0, 0, append, default).AsTask().Wait());
    }

    [Fact]
    public async Task TheEndOfTheJobAnswersThoseThatWait()
    {
        IOperatorCoordinator coordinator = OperatorCoordinatorFactory.Create(new CollectSpec<int>(), new CoordinatorContext(_bench.Runtime, Chain.Id(0)), TypeRegistry.Default);
        ValueTask<byte[]> fetch = coordinator.HandleRequestAsync(-1, 0, CollectProtocol.Fetch(new CollectFetch(string.Empty, 0, 2000)), default);
        Assert.False(fetch.IsCompleted);

        await coordinator.DisposeAsync();
        _bench.Scheduler.RunAll();

        Assert.True(fetch.IsCompleted);
        Assert.Equal(0, CollectProtocol.ReadAnswer(await fetch).Count);
    }

    [Fact]
    public async Task ResultsThatBeginAnewAreAnErrorOnceSomeWereGivenOut()
    {
        int calls = 0;
        var reader = new CollectResultReader<int>(TypeRegistry.Default.For<int>(), (_, _) =>
            new(CollectProtocol.Answer(new CollectAnswer(calls++ == 0 ? "v1" : "v2", 0, false, 1, [7, 0, 0, 0]))));
        var received = new List<int>();
        OrleansFlowException error = await Assert.ThrowsAsync<OrleansFlowException>(async () =>
        {
            await foreach (int record in reader.ReadAllAsync())
            {
                received.Add(record);
            }
        });
        Assert.Equal([7], received);
        Assert.Contains("began anew after 1 records", error.Message, StringComparison.Ordinal);
    }

    private static CollectAnswer Fetch(IOperatorCoordinator coordinator, CollectFetch fetch) =>
        CollectProtocol.ReadAnswer(coordinator.HandleRequestAsync(-1, 0, CollectProtocol.Fetch(fetch), default).Result);

    private static (StreamTask Task, IOperatorCoordinator Coordinator) Start(TaskBench bench, int batches)
    {
        for (int i = 0; i < batches; i++)
        {
            bench.Network.Edge("e").Put(Enumerable.Range(i * 100, 100).Select(static n => $"record {n}"));
        }

        bench.Network.Edge("e").PutEnd<string>();
        var spec = new CollectSpec<string>();
        var host = new FakeHost();
        IOperatorCoordinator coordinator = OperatorCoordinatorFactory.Create(spec, new CoordinatorContext(bench.Runtime, Chain.Id(0)), TypeRegistry.Default);
        host.Coordinators[Chain.Id(0)] = coordinator;
        StreamTask task = bench.Create(new Chain().From("e").Add("Collect", spec), host);
        task.Start();
        bench.Scheduler.RunAll();
        return (task, coordinator);
    }

    private static List<string> Read(TaskBench bench, CollectResultReader<string> reader, StreamTask task)
    {
        var received = new List<string>();
        Task reading = Task.Factory.StartNew(
            async () =>
            {
                await foreach (string record in reader.ReadAllAsync())
                {
                    received.Add(record);
                }
            },
            CancellationToken.None,
            TaskCreationOptions.None,
            bench.Scheduler).Unwrap();
        for (int i = 0; i < 1000 && !(reading.IsCompleted && task.State.IsTerminal()); i++)
        {
            bench.Scheduler.RunAll();
            bench.Time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.True(reading.IsCompletedSuccessfully, reading.Exception?.ToString() ?? "still reading");
        Assert.Equal(0, bench.Scheduler.FromOtherThreads);
        return received;
    }
}
