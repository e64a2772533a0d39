using Orleans.Conformance.Tests.Infrastructure;
using Orleans.Streams;

namespace Orleans.Conformance.Tests.Streams;

/// <summary>Streams over the queues of an adapter.</summary>
[Collection(SharedCluster.Name)]
public sealed class QueueAdapterTests(ClusterFixture cluster)
{
    private IStreamGrain Grain => cluster.Client.GetGrain<IStreamGrain>(cluster.Name());

    private IStreamProvider Provider => cluster.Client.GetStreamProvider(StreamSetup.Queues);

    [Fact]
    public async Task ASubscriberReceivesWhatIsPublishedInOrder()
    {
        var (stream, page) = (NewStream(), cluster.Name("page"));
        await Grain.SubscribeAsync(stream, page, StreamSetup.Queues);
        var ends = Provider.GetStream<Reading>(stream);
        for (var i = 0; i < 10; i++)
        {
            await ends.OnNextAsync(new Reading { Value = i });
        }

        await ends.OnNextBatchAsync([new Reading { Value = 10 }, new Reading { Value = 11 }]);
        Assert.Equal(Enumerable.Range(0, 12).Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture)), await Journal.ReadAsync(page, 12));
    }

    [Fact]
    public async Task EverySubscriberReceivesEveryItem()
    {
        var (stream, page) = (NewStream(), cluster.Name("page"));
        for (var i = 0; i < 3; i++)
        {
            await Grain.SubscribeAsync(stream, page, StreamSetup.Queues);
        }

        await Provider.GetStream<Reading>(stream).OnNextAsync(new Reading { Value = 7 });
        Assert.Equal(["7", "7", "7"], await Journal.ReadAsync(page, 3));
    }

    [Fact]
    public async Task TheReceiverIsToldOfWhatAllHaveHad()
    {
        var (stream, page) = (NewStream(), cluster.Name("page"));
        await Grain.SubscribeAsync(stream, page, StreamSetup.Queues);
        var ends = Provider.GetStream<Reading>(stream);
        await ends.OnNextAsync(new Reading { Value = 1 });
        await Journal.ReadAsync(page, 1);
        await ends.OnNextAsync(new Reading { Value = 2 });
        await Journal.ReadAsync(page, 2);
        Assert.Equal("1", (await Journal.ReadAsync($"delivered of {stream}", 1))[0]);
    }

    [Fact]
    public async Task AClientConsumes()
    {
        var ends = Provider.GetStream<Reading>(NewStream());
        var heard = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var handle = await ends.SubscribeAsync((reading, _) =>
        {
            heard.TrySetResult(reading.Value);
            return Task.CompletedTask;
        });
        await ends.OnNextAsync(new Reading { Value = 9 });
        Assert.Equal(9, await heard.Task.Soon());
        await handle.UnsubscribeAsync();
        Assert.Empty(await ends.GetAllSubscriptionHandles());
    }

    [Fact]
    public void TheProviderIsOfTheAdaptersKind()
    {
        Assert.Equal(StreamSetup.Queues, Provider.Name);
        Assert.False(Provider.IsRewindable);
        Assert.Equal(StreamSetup.Queues, Provider.GetStream<Reading>("n", 5).ProviderName);
    }

    private StreamId NewStream() => StreamId.Create("queued", cluster.Name("stream"));
}
