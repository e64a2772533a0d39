using Orleans.Conformance.Tests.Infrastructure;

namespace Orleans.Conformance.Tests.Calls;

[Collection(SharedCluster.Name)]
public sealed class ReentrancyTests(ClusterFixture cluster)
{
    private IGrainFactory Grains => cluster.Client;

    [Fact]
    public async Task AGrainRunsOneCallAtATime()
    {
        var grain = Grains.GetGrain<IPlainTurnsGrain>(cluster.Name());
        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => grain.StayAsync())).Soon();
        Assert.Equal(1, await grain.MostInsideAsync());
    }

    [Fact]
    public async Task AReentrantGrainRunsCallsBetweenEachOthersTurns()
    {
        var grain = Grains.GetGrain<IReentrantTurnsGrain>(cluster.Name());
        var gate = cluster.Name("gate");
        var waiting = grain.WaitAsync(gate);
        await Gate.Of(gate).Reached;
        await grain.OpenAsync(gate).Soon();
        await waiting.Soon();
    }

    [Fact]
    public async Task ACallMarkedAlwaysInterleaveRunsWhileAnotherWaits()
    {
        var grain = Grains.GetGrain<IPlainTurnsGrain>(cluster.Name());
        var gate = cluster.Name("gate");
        var waiting = grain.WaitAsync(gate);
        await Gate.Of(gate).Reached;
        await grain.OpenInterleavedAsync(gate).Soon();
        await waiting.Soon();
    }

    [Fact]
    public async Task ReadOnlyCallsInterleaveWithEachOther()
    {
        var grain = Grains.GetGrain<IPlainTurnsGrain>(cluster.Name());
        var gate = cluster.Name("gate");
        var waiting = grain.WaitReadingAsync(gate);
        await Gate.Of(gate).Reached;
        await grain.OpenReadingAsync(gate).Soon();
        await waiting.Soon();
    }

    [Fact]
    public async Task AReadOnlyCallWaitsForACallThatWrites()
    {
        var grain = Grains.GetGrain<IPlainTurnsGrain>(cluster.Name());
        var (gate, second) = (cluster.Name("gate"), cluster.Name("gate"));
        var waiting = grain.WaitAsync(gate);
        await Gate.Of(gate).Reached;
        var reading = grain.OpenReadingAsync(second);

        // The interleaving calls show that the grain takes messages all the while.
        for (var i = 0; i < 20; i++)
        {
            await grain.MostInsideAsync().Soon();
        }

        Assert.False(Gate.Of(second).IsOpen);
        Gate.Of(gate).Open();
        await Task.WhenAll(waiting, reading).Soon();
    }

    [Fact]
    public async Task APredicateChoosesTheCallsThatInterleave()
    {
        var grain = Grains.GetGrain<IChoosyTurnsGrain>(cluster.Name());
        var gate = cluster.Name("gate");
        var waiting = grain.WaitAsync(gate);
        await Gate.Of(gate).Reached;
        await grain.OpenAsync(gate).Soon();
        await waiting.Soon();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => grain.StayAsync())).Soon();
        Assert.Equal(1, await grain.MostInsideAsync());
    }

    [Fact]
    public async Task ACallBackIntoTheCallChainIsADeadlockThatTimesOut()
    {
        var grain = Grains.GetGrain<IChainGrain>(cluster.Name());
        var other = Grains.GetGrain<IChainGrain>(cluster.Name());
        await Assert.ThrowsAsync<TimeoutException>(() => grain.CallAroundAsync(other, allowReentrancy: false).Soon());
    }

    [Fact]
    public async Task ACallChainMayReenterWhenAllowed()
    {
        var grain = Grains.GetGrain<IChainGrain>(cluster.Name());
        var other = Grains.GetGrain<IChainGrain>(cluster.Name());
        Assert.Equal(42, await grain.CallAroundAsync(other, allowReentrancy: true).Soon());
    }

    [Fact]
    public async Task ACallToItselfIsADeadlockThatTimesOut() =>
        await Assert.ThrowsAsync<TimeoutException>(() => Grains.GetGrain<IChainGrain>(cluster.Name()).CallSelfAsync().Soon());
}
