using Orleans.Conformance.Tests.Infrastructure;

namespace Orleans.Conformance.Tests.Streams;

/// <summary>Streams and subscription handles in calls and in stored states.</summary>
[Collection(SharedCluster.Name)]
public sealed class StreamHandleTests(ClusterFixture cluster)
{
    private IStreamHandleGrain Grain => cluster.Client.GetGrain<IStreamHandleGrain>(cluster.Name());

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AStreamInACallIsTheSameStreamThere(bool acrossSilos)
    {
        var (stream, page) = (StreamId.Create("handles", cluster.Name("stream")), cluster.Name("page"));
        await cluster.Client.GetGrain<IStreamGrain>(cluster.Name()).SubscribeAsync(stream, page);
        var first = await cluster.On(cluster.FirstSilo).GetGrain<IStreamHandleGrain>(cluster.Name()).ActivatedOn(cluster.FirstSilo);
        var second = await cluster.On(cluster.FirstSilo).GetGrain<IStreamHandleGrain>(cluster.Name()).ActivatedOn(acrossSilos ? cluster.SecondSilo : cluster.FirstSilo);
        var handed = await first.StreamAsync(stream);
        Assert.Equal((stream, StreamSetup.Memory), (handed.StreamId, handed.ProviderName));
        await second.PublishToAsync(handed, 3);
        Assert.Equal(["3"], await Journal.ReadAsync(page, 1));
    }

    [Fact]
    public async Task AHandleInAnAnswerNamesItsSubscription()
    {
        var stream = StreamId.Create("handles", cluster.Name("stream"));
        var grain = Grain;
        var handle = await grain.SubscribeAsync(stream);
        Assert.Equal((stream, StreamSetup.Memory), (handle.StreamId, handle.ProviderName));
        Assert.NotEqual(Guid.Empty, handle.HandleId);
        await grain.UnsubscribeAsync();
        Assert.Equal(0, await grain.SubscriptionCountAsync());
    }

    [Fact]
    public async Task AStoredHandleIsResumedByTheNextActivation()
    {
        var (stream, page) = (StreamId.Create("handles", cluster.Name("stream")), cluster.Name("page"));
        var grain = Grain;
        await grain.SubscribeAsync(stream);
        await grain.LeaveAsync();
        await grain.ResumeAsync(page).Soon();
        Assert.Equal(1, await grain.SubscriptionCountAsync());
        await cluster.Client.GetGrain<IStreamGrain>(cluster.Name()).PublishAsync(stream, 8);
        Assert.Equal(["got 8"], await Journal.ReadAsync(page, 1));
    }
}
