using Orleans.Conformance.Tests.Infrastructure;

namespace Orleans.Conformance.Tests.Grains;

[Collection(SharedCluster.Name)]
public sealed class TimerTests(ClusterFixture cluster)
{
    private ITimerGrain Grain => cluster.Client.GetGrain<ITimerGrain>(cluster.Name());

    [Fact]
    public async Task ATimerTicksUntilItIsDisposed()
    {
        var page = cluster.Name("page");
        await Grain.StartAsync(page, TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1), ticks: 3);
        Assert.Equal(["tick 1", "tick 2", "tick 3", "disposed"], await Journal.ReadAsync(page, 4));
    }

    [Fact]
    public async Task ATimerWithoutAPeriodTicksOnce()
    {
        var page = cluster.Name("page");
        var grain = Grain;
        await grain.StartAsync(page, TimeSpan.Zero, Timeout.InfiniteTimeSpan, ticks: 2);
        Assert.Equal(["tick 1"], await Journal.ReadAsync(page, 1));
        await grain.ChangeAsync(TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        Assert.Equal(["tick 1", "tick 2", "disposed"], await Journal.ReadAsync(page, 3));
    }

    [Fact]
    public async Task ATickMarkedInterleaveRunsDuringACall() =>
        await cluster.Client.GetGrain<ITickingGrain>(cluster.Name()).StayUntilInterleavedTickAsync().Soon();

    [Fact]
    public async Task TicksAndCallsNeverOverlap()
    {
        var grain = cluster.Client.GetGrain<ITickingGrain>(cluster.Name());
        await grain.StartTickingAsync();
        for (var round = 0; round < 5; round++)
        {
            await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => grain.StayAsync())).Soon();
        }

        Assert.Equal(1, await grain.MostInsideAsync());
    }

    [Fact]
    public async Task ChangeBringsAFarTickNear()
    {
        var page = cluster.Name("page");
        var grain = Grain;
        await grain.StartFarAsync(page);
        Assert.Empty(Journal.Read(page));
        await grain.ChangeAsync(TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        Assert.Equal(["tick 1"], await Journal.ReadAsync(page, 1));
    }

    [Fact]
    public async Task AFailedTickDoesNotStopTheTimer()
    {
        var page = cluster.Name("page");
        var grain = Grain;
        await grain.StartFailingAsync(page);
        Assert.Equal(["tick 1", "tick 2", "tick 3"], (await Journal.ReadAsync(page, 3)).Take(3));
        await grain.DisposeTimerAsync();
    }

    [Fact]
    public async Task TheTicksTokenIsCancelledWhenTheTimerIsDisposed()
    {
        var page = cluster.Name("page");
        var grain = Grain;
        await grain.StartWaitingForCancellationAsync(page);
        await Journal.ReadAsync(page, 1);
        await grain.DisposeTimerAsync();
        Assert.Equal(["waiting", "cancelled"], await Journal.ReadAsync(page, 2));
    }

    [Fact]
    public async Task ANegativeDueTimeIsRefused() => Assert.Equal("dueTime", await Grain.StartWithBadPeriodAsync());
}
