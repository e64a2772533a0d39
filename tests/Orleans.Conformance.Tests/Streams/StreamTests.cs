using Orleans.Conformance.Tests.Infrastructure;
using Orleans.Streams;

namespace Orleans.Conformance.Tests.Streams;

[Collection(SharedCluster.Name)]
public sealed class StreamTests(ClusterFixture cluster)
{
    private IStreamGrain Grain => cluster.Client.GetGrain<IStreamGrain>(cluster.Name());

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ASubscriberReceivesWhatIsPublishedInOrder(bool acrossSilos)
    {
        var (stream, page) = (NewStream(), cluster.Name("page"));
        var consumer = await Grain.ActivatedOn(cluster.FirstSilo);
        var producer = await Grain.ActivatedOn(acrossSilos ? cluster.SecondSilo : cluster.FirstSilo);
        await consumer.SubscribeAsync(stream, page);
        for (var i = 0; i < 10; i++)
        {
            await producer.PublishAsync(stream, i);
        }

        await producer.PublishBatchAsync(stream, [10, 11, 12]);
        Assert.Equal(Numbers(13), await Journal.ReadAsync(page, 13));
    }

    [Fact]
    public async Task ABatchObserverReceivesWhatIsPublishedInOrder()
    {
        var (stream, page) = (NewStream(), cluster.Name("page"));
        await Grain.SubscribeBatchesAsync(stream, page);
        var producer = Grain;
        await producer.PublishBatchAsync(stream, [0, 1, 2]);
        await producer.PublishAsync(stream, 3);
        Assert.Equal(Numbers(4), await Journal.ReadAsync(page, 4));
    }

    [Fact]
    public async Task EverySubscriberReceivesEveryItem()
    {
        var (stream, page) = (NewStream(), cluster.Name("page"));
        for (var i = 0; i < 3; i++)
        {
            await Grain.SubscribeAsync(stream, page);
        }

        await Grain.PublishAsync(stream, 7);
        Assert.Equal(["7", "7", "7"], await Journal.ReadAsync(page, 3));
    }

    [Fact]
    public async Task AGrainMaySubscribeTwice()
    {
        var (stream, page) = (NewStream(), cluster.Name("page"));
        var grain = Grain;
        var first = await grain.SubscribeAsync(stream, page);
        Assert.NotEqual(first, await grain.SubscribeAsync(stream, page));
        Assert.Equal(2, await grain.SubscriptionCountAsync(stream));
        await Grain.PublishAsync(stream, 7);
        Assert.Equal(["7", "7"], await Journal.ReadAsync(page, 2));
    }

    [Fact]
    public async Task AnUnsubscribedGrainReceivesNothingMore()
    {
        var (stream, page, other) = (NewStream(), cluster.Name("page"), cluster.Name("page"));
        var grain = Grain;
        await grain.SubscribeAsync(stream, page);
        await Grain.SubscribeAsync(stream, other);
        await Grain.PublishAsync(stream, 1);
        await Journal.ReadAsync(page, 1);
        Assert.Equal(1, await grain.UnsubscribeAllAsync(stream));
        Assert.Equal(0, await grain.SubscriptionCountAsync(stream));
        await Grain.PublishAsync(stream, 2);
        Assert.Equal(["1", "2"], await Journal.ReadAsync(other, 2));
        Assert.Equal(["1"], Journal.Read(page));
    }

    [Fact]
    public async Task ASubscriptionOutlivesTheActivationAndIsResumed()
    {
        var (stream, page, second) = (NewStream(), cluster.Name("page"), cluster.Name("page"));
        var grain = Grain;
        await grain.SubscribeAsync(stream, page);
        await Grain.PublishAsync(stream, 1);
        await Journal.ReadAsync(page, 1);
        await grain.LeaveAsync();
        Assert.Equal(1, await grain.ResumeAllAsync(stream, second).Soon());
        await Grain.PublishAsync(stream, 2);
        Assert.Equal(["2"], await Journal.ReadAsync(second, 1));
        Assert.Equal(["1"], Journal.Read(page));
    }

    [Fact]
    public async Task AnItemWhoseObserverFailedIsDeliveredAgain()
    {
        var (stream, page) = (NewStream(), cluster.Name("page"));
        await Grain.SubscribeFailingAsync(stream, page, failures: 1);
        await Grain.PublishAsync(stream, 5);
        Assert.Equal(["failing", "got 5"], await Journal.ReadAsync(page, 2));
    }

    [Fact]
    public async Task ASubscriptionMayBeginAtAnEarlierItem()
    {
        var (stream, page, late) = (NewStream(), cluster.Name("page"), cluster.Name("page"));
        var first = Grain;
        await first.SubscribeForTokensAsync(stream, page);
        for (var i = 0; i < 4; i++)
        {
            await Grain.PublishAsync(stream, i);
        }

        await Journal.ReadAsync(page, 4);
        var tokens = await first.TokensAsync();
        Assert.Equal(tokens.Order(), tokens);
        await Grain.SubscribeFromAsync(stream, late, tokens[1]);
        Assert.Equal(["1", "2", "3"], await Journal.ReadAsync(late, 3));
    }

    [Fact]
    public async Task TheProducersRequestContextReachesTheConsumer()
    {
        var (stream, page) = (NewStream(), cluster.Name("page"));
        await Grain.SubscribeForColourAsync(stream, page);
        var producer = Grain;
        RequestContext.Set("colour", "red");
        await producer.PublishAsync(stream, 1);
        RequestContext.Clear();
        await producer.PublishAsync(stream, 2);
        Assert.Equal(["1 red", "2 "], await Journal.ReadAsync(page, 2));
    }

    [Fact]
    public async Task AClientProducesAndConsumes()
    {
        var (stream, page) = (NewStream(), cluster.Name("page"));
        await Grain.SubscribeAsync(stream, page);
        var ends = cluster.Client.GetStreamProvider(StreamSetup.Memory).GetStream<Reading>(stream);
        var heard = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var handle = await ends.SubscribeAsync((reading, _) =>
        {
            heard.TrySetResult(reading.Value);
            return Task.CompletedTask;
        });
        await ends.OnNextAsync(new Reading { Value = 9 });
        Assert.Equal(9, await heard.Task.Soon());
        Assert.Equal(["9"], await Journal.ReadAsync(page, 1));
        Assert.Equal([handle], await ends.GetAllSubscriptionHandles());
        await handle.UnsubscribeAsync();
        Assert.Empty(await ends.GetAllSubscriptionHandles());
    }

    [Fact]
    public async Task AnAttributeSubscribesTheGrainOfTheStreamsKey()
    {
        var key = cluster.Name("implicit");
        var stream = StreamId.Create(StreamSetup.ImplicitNamespace, key);
        await Grain.PublishAsync(stream, 1);
        await Grain.PublishAsync(stream, 2);
        Assert.Equal([$"subscribed to {stream} of {StreamSetup.Memory}", "got 1", "got 2"], await Journal.ReadAsync(key, 3));
    }

    [Fact]
    public async Task AnImplicitSubscriptionReactivatesItsGrain()
    {
        var key = cluster.Name("implicit");
        var stream = StreamId.Create(StreamSetup.ImplicitNamespace, key);
        await Grain.PublishAsync(stream, 1);
        await Journal.ReadAsync(key, 2);
        await cluster.Client.GetGrain<IImplicitGrain>(key).LeaveAsync();
        await Grain.PublishAsync(stream, 2);
        var entries = await Journal.ReadUntilAsync(key, page => page.Contains("got 2"));
        Assert.Equal(2, entries.Count(entry => entry.StartsWith("subscribed", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task AnImplicitSubscriptionOfAGuidKeyIsResumedOnActivation()
    {
        var key = new Guid(0x5eed, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        await Grain.PublishAsync(StreamId.Create(StreamSetup.GuidNamespace, key), 6);
        Assert.Equal(["got 6"], await Journal.ReadAsync(key.ToString(), 1));
    }

    [Fact]
    public async Task StreamsOfOneIdAreEqual()
    {
        var stream = NewStream();
        Assert.True(await Grain.SameStreamAsync(stream));
        var provider = cluster.Client.GetStreamProvider(StreamSetup.Memory);
        Assert.Equal(provider.GetStream<Reading>(stream), provider.GetStream<Reading>(stream));
        Assert.NotEqual(provider.GetStream<Reading>("n", "a"), provider.GetStream<Reading>("n", "b"));
        Assert.Equal(stream, provider.GetStream<Reading>(stream).StreamId);
        Assert.Equal(StreamSetup.Memory, provider.GetStream<Reading>(stream).ProviderName);
        Assert.True(provider.IsRewindable);
        Assert.Equal(StreamId.Create("n", 5), provider.GetStream<Reading>("n", 5).StreamId);
    }

    [Fact]
    public async Task AProviderIsFoundByNameAndAnUnknownOneIsAnError()
    {
        Assert.Equal(StreamSetup.Memory, await Grain.ProviderAsync(StreamSetup.Memory));
        await Assert.ThrowsAsync<KeyNotFoundException>(() => Grain.ProviderAsync("unknown"));
        Assert.Throws<KeyNotFoundException>(() => cluster.Client.GetStreamProvider("unknown"));
    }

    [Fact]
    public async Task AProviderOfOnesOwnNeedsOnlyItsRegistration()
    {
        var (stream, page) = (NewStream(), cluster.Name("page"));
        var grain = Grain;
        await grain.SubscribeAsync(stream, page, StreamSetup.Own);
        var ends = cluster.Client.GetStreamProvider(StreamSetup.Own).GetStream<Reading>(stream);
        await ends.OnNextAsync(new Reading { Value = 4 });
        Assert.Equal(["4"], Journal.Read(page));
        var handle = Assert.Single(await ends.GetAllSubscriptionHandles());
        await handle.UnsubscribeAsync();
        await ends.OnNextAsync(new Reading { Value = 5 });
        Assert.Equal(["4"], Journal.Read(page));
    }

    [Fact]
    public async Task AnItemWithoutASerializerFailsAtTheProducer()
    {
        var stream = cluster.Client.GetStreamProvider(StreamSetup.Memory).GetStream<Calls.Unserializable>("n", cluster.Name());
        var error = await Assert.ThrowsAnyAsync<Exception>(() => stream.OnNextAsync(new Calls.Unserializable()).Soon());
        Assert.Contains(nameof(Calls.Unserializable), error.ToString(), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Numbers(int count) =>
        Enumerable.Range(0, count).Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private StreamId NewStream() => StreamId.Create("readings", cluster.Name("stream"));
}
