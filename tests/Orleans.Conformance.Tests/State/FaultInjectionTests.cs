using Orleans.Conformance.Tests.Infrastructure;

namespace Orleans.Conformance.Tests.State;

[Collection(SharedCluster.Name)]
public sealed class FaultInjectionTests(ClusterFixture cluster)
{
    // The faults of a state are kept by the grain of the state's name.
    private IStorageFaultGrain Faults => cluster.Client.GetGrain<IStorageFaultGrain>("account");

    [Fact]
    public async Task AnInjectedFaultFailsTheNextWriteOnly()
    {
        var grain = cluster.Client.GetGrain<IFaultyAccountGrain>(cluster.Name());
        await grain.WriteAsync(1);
        await Faults.AddFaultOnWrite(grain.GetGrainId(), new IOException("disk full"));
        var error = await Assert.ThrowsAsync<OrleansException>(() => grain.WriteAsync(2).Soon());
        Assert.Contains("during WriteStateAsync for grain " + grain.GetGrainId(), error.Message, StringComparison.Ordinal);
        Assert.Equal("disk full", Assert.IsType<IOException>(error.InnerException).Message);
        await grain.WriteAsync(3);
        Assert.Equal(3, await grain.BalanceAsync());
    }

    [Fact]
    public async Task AnInjectedFaultFailsTheNextReadAndTheNextClearing()
    {
        var grain = cluster.Client.GetGrain<IFaultyAccountGrain>(cluster.Name());
        await grain.WriteAsync(1);
        await Faults.AddFaultOnRead(grain.GetGrainId(), new IOException("unreadable"));
        await Faults.AddFaultOnClear(grain.GetGrainId(), new IOException("locked"));
        Assert.Equal("unreadable", (await Assert.ThrowsAsync<OrleansException>(() => grain.ReadAsync().Soon())).InnerException?.Message);
        Assert.Equal("locked", (await Assert.ThrowsAsync<OrleansException>(() => grain.ClearAsync().Soon())).InnerException?.Message);
        await grain.ReadAsync();
        await grain.ClearAsync();
        Assert.Equal(0, await grain.BalanceAsync());
    }

    [Fact]
    public async Task AFaultForOneGrainLeavesTheOthersAlone()
    {
        var faulty = cluster.Client.GetGrain<IFaultyAccountGrain>(cluster.Name());
        var sound = cluster.Client.GetGrain<IFaultyAccountGrain>(cluster.Name());
        await faulty.WriteAsync(1);
        await Faults.AddFaultOnWrite(faulty.GetGrainId(), new IOException("disk full"));
        await sound.WriteAsync(5);
        Assert.Equal(5, await sound.BalanceAsync());
        await Assert.ThrowsAsync<OrleansException>(() => faulty.WriteAsync(2).Soon());
    }
}
