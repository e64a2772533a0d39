using Orleans.Conformance.Tests.Infrastructure;

namespace Orleans.Conformance.Tests.Grains;

[Collection(SharedCluster.Name)]
public sealed class PocoGrainTests(ClusterFixture cluster)
{
    [Fact]
    public async Task AGrainNeedsNoBaseClass()
    {
        var grain = cluster.Client.GetGrain<IPocoGrain>(cluster.Name("poco"));
        Assert.Equal(1, await grain.IncrementAsync());
        Assert.Equal(2, await grain.IncrementAsync());
    }

    [Fact]
    public async Task ItsLifecycleMethodsAreCalled()
    {
        var name = cluster.Name("poco");
        var grain = cluster.Client.GetGrain<IPocoGrain>(name);
        await grain.IncrementAsync();
        await grain.LeaveAsync();
        Assert.Equal(["activated", "deactivated ApplicationRequested"], await Journal.ReadAsync(name, 2));
        Assert.Equal(1, await grain.IncrementAsync());
    }

    [Fact]
    public async Task ItRegistersTimers()
    {
        var name = cluster.Name("poco");
        await cluster.Client.GetGrain<IPocoGrain>(name).StartTimerAsync();
        Assert.Equal(["activated", "tick s"], await Journal.ReadAsync(name, 2));
    }
}
