using Orleans.Conformance.Tests.Infrastructure;

namespace Orleans.Conformance.Tests.Grains;

[Collection(SharedCluster.Name)]
public sealed class ObserverTests(ClusterFixture cluster)
{
    private INewsGrain Grain => cluster.Client.GetGrain<INewsGrain>(cluster.Name());

    [Fact]
    public async Task AClientsObserverHearsTheGrain()
    {
        var page = cluster.Name("page");
        var grain = Grain;
        var listener = new NewsObserver(page);
        var reference = cluster.Client.CreateObjectReference<INewsObserver>(listener);
        await grain.SubscribeAsync(reference);
        await grain.TellAsync("good");
        await Journal.ReadAsync(page, 1);
        await grain.TellVoidAsync("better");
        Assert.Equal(["good", "void better"], await Journal.ReadAsync(page, 2));
        GC.KeepAlive(listener);
    }

    [Fact]
    public async Task AnUnsubscribedObserverHearsNothingMore()
    {
        var page = cluster.Name("page");
        var grain = Grain;
        var listener = new NewsObserver(page);
        var reference = cluster.Client.CreateObjectReference<INewsObserver>(listener);
        await grain.SubscribeAsync(reference);
        await grain.SubscribeAsync(reference);
        Assert.Equal(1, await grain.SubscriberCountAsync());
        await grain.UnsubscribeAsync(reference);
        Assert.Equal(0, await grain.SubscriberCountAsync());
        await grain.TellAsync("unheard");
        Assert.Empty(Journal.Read(page));
        GC.KeepAlive(listener);
    }

    [Fact]
    public async Task AnObserverAnswers()
    {
        var listener = new NewsObserver("unused");
        var reference = cluster.Client.CreateObjectReference<INewsObserver>(listener);
        Assert.Equal(8, await Grain.AskAsync(reference, 7).Soon());
        GC.KeepAlive(listener);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AGrainThatIsAnObserverHearsAnotherGrain(bool acrossSilos)
    {
        var page = cluster.Name("listener");
        var teller = await Grain.ActivatedOn(cluster.FirstSilo);
        var hearer = await cluster.Client.GetGrain<IListenerGrain>(page).ActivatedOn(acrossSilos ? cluster.SecondSilo : cluster.FirstSilo);
        await hearer.ListenToAsync(teller);
        await teller.TellAsync("between grains");
        Assert.Equal(["between grains"], await Journal.ReadAsync(page, 1));
    }

    [Fact]
    public async Task AnObjectWithinAGrainIsNoObserver() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => Grain.ListenByObjectAsync(Grain, "unheard"));

    [Fact]
    public async Task AnObserverOfTheSilosOwnClientHearsAGrainOfTheOtherSilo()
    {
        var page = cluster.Name("page");
        var teller = await Grain.ActivatedOn(cluster.SecondSilo);
        var listener = new NewsObserver(page);
        await teller.SubscribeAsync(cluster.On(cluster.FirstSilo).CreateObjectReference<INewsObserver>(listener));
        await teller.TellAsync("to the other silo");
        Assert.Equal(["to the other silo"], await Journal.ReadAsync(page, 1));
        GC.KeepAlive(listener);
    }

    [Fact]
    public async Task OneObserverThatFailsDoesNotKeepTheOthersFromHearing()
    {
        var page = cluster.Name("page");
        var grain = Grain;
        var gone = new NewsObserver("gone");
        var goneReference = cluster.Client.CreateObjectReference<INewsObserver>(gone);
        await grain.SubscribeAsync(goneReference);
        cluster.Client.DeleteObjectReference<INewsObserver>(goneReference);
        var listener = new NewsObserver(page);
        await grain.SubscribeAsync(cluster.Client.CreateObjectReference<INewsObserver>(listener));
        await grain.TellAsync("to whom it concerns");
        Assert.Equal(["to whom it concerns"], await Journal.ReadAsync(page, 1));
        GC.KeepAlive(listener);
    }
}
