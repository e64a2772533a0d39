using System.Collections.Concurrent;
using Orleans.Streams;
using OrleansFlow.Execution;
using OrleansFlow.Hosting;

namespace OrleansFlow.Connectors.Orleans.Tests;

public sealed class OrleansStreamTests
{
    [Fact]
    public async Task ItemsOfStreamsAreReadAndResultsPublishedOnOthers()
    {
        await using LocalCluster cluster = await Clusters.StartAsync(silos: 2);
        var results = new Collected<long>(expected: 300);
        await cluster.Stream<long>("results", "even").SubscribeAsync(results);
        await cluster.Stream<long>("results", "odd").SubscribeAsync(results);
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.CreateLocalEnvironment(2);
        environment.FromSource(new OrleansStreamSource<long>(Clusters.Provider, [StreamId.Create("numbers", "a"), StreamId.Create("numbers", "b"), StreamId.Create("numbers", "c")]), "numbers")
            .Map(static n => n * 3)
            .SinkTo(new OrleansStreamSink<long>(Clusters.Provider, static n => StreamId.Create("results", n % 2 == 0 ? "even" : "odd")));
        IJobClient job = await cluster.SubmitAsync(environment.GetJobGraph());
        await SubscribedAsync(cluster, 3);

        for (int i = 0; i < 100; i++)
        {
            await cluster.Stream<long>("numbers", "a").OnNextAsync(i);
            await cluster.Stream<long>("numbers", "b").OnNextAsync(100 + i);
        }

        await cluster.Stream<long>("numbers", "c").OnNextBatchAsync(Enumerable.Range(200, 100).Select(static n => (long)n));
        await results.CompleteAsync();
        await job.CancelAsync();

        Assert.Equal(Enumerable.Range(0, 300).Select(static n => n * 3L), results.Items.Order());
        await Assert.ThrowsAsync<JobExecutionException>(() => job.GetResultAsync());
        await SubscribedAsync(cluster, 0);
    }

    [Fact]
    public async Task RecordsOfOneStreamKeepTheirOrder()
    {
        await using LocalCluster cluster = await Clusters.StartAsync();
        var results = new Collected<long>(expected: 5000);
        await cluster.Stream<long>("ordered", "all").SubscribeAsync(results);
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.CreateLocalEnvironment(1);
        environment.FromSequence(1, 5000).SinkTo(new OrleansStreamSink<long>(Clusters.Provider, static _ => StreamId.Create("ordered", "all"), batchSize: 64));

        await (await cluster.SubmitAsync(environment.GetJobGraph())).GetResultAsync();
        await results.CompleteAsync();

        Assert.Equal(Enumerable.Range(1, 5000).Select(static n => (long)n), results.Items);
    }

    [Fact]
    public async Task AProviderThatNoSiloHasIsNamed()
    {
        await using LocalCluster cluster = await Clusters.StartAsync();
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.CreateLocalEnvironment(1);
        environment.FromSource(new OrleansStreamSource<long>("nowhere", [StreamId.Create("n", "k")]), "numbers").SinkTo(DataStreamTestSink<long>.Create());

        IJobClient job = await cluster.SubmitAsync(environment.GetJobGraph());
        JobExecutionException failure = await Assert.ThrowsAsync<JobExecutionException>(() => job.GetResultAsync());

        Assert.Contains("no stream provider 'nowhere'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ASourceWithoutStreamsOrWithOneTwiceIsRefused()
    {
        Assert.Throws<ArgumentException>(() => new OrleansStreamSource<long>("p", []));
        Assert.Throws<ArgumentException>(() => new OrleansStreamSource<long>("p", [StreamId.Create("n", "k"), StreamId.Create("n", "k")]));
    }

    private static async Task SubscribedAsync(LocalCluster cluster, int expected)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            // Each silo knows the subscriptions of its own tasks only.
            int count = 0;
            for (int silo = 0; silo < cluster.Silos.Count; silo++)
            {
                foreach (string key in new[] { "a", "b", "c" })
                {
                    count += (await cluster.Stream<long>("numbers", key, silo).GetAllSubscriptionHandles()).Count;
                }
            }

            if (count == expected)
            {
                return;
            }

            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private sealed class Collected<T>(int expected) : IAsyncObserver<T>
    {
        private readonly TaskCompletionSource _complete = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ConcurrentQueue<T> Items { get; } = new();

        /// <summary>Waits for all items; one that never comes is told from one that comes twice.</summary>
        public async Task CompleteAsync()
        {
            try
            {
                await _complete.Task.WaitAsync(TimeSpan.FromSeconds(60));
            }
            catch (TimeoutException)
            {
                Assert.Fail($"{Items.Count} of {expected} items came, {Items.Distinct().Count()} different ones: {string.Join(' ', Items)}");
            }
        }

        public Task OnNextAsync(T item, StreamSequenceToken? token = null)
        {
            Items.Enqueue(item);
            if (Items.Count >= expected)
            {
                _complete.TrySetResult();
            }

            return Task.CompletedTask;
        }

        public Task OnErrorAsync(Exception ex) => Task.CompletedTask;
    }
}
