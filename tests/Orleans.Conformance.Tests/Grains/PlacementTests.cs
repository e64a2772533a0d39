using Orleans.Conformance.Tests.Infrastructure;

namespace Orleans.Conformance.Tests.Grains;

[Collection(SharedCluster.Name)]
public sealed class PlacementTests(ClusterFixture cluster) : IDisposable
{
    public void Dispose() => RequestContext.Clear();

    [Fact]
    public async Task AHintInTheRequestContextPlacesADefaultPlacedGrain()
    {
        foreach (var silo in new[] { cluster.FirstSilo, cluster.SecondSilo, cluster.FirstSilo })
        {
            await cluster.Client.GetGrain<IDefaultPlacedGrain>(cluster.Name()).ActivatedOn(silo);
        }
    }

    [Fact]
    public async Task AnActivationStaysWhereItIsWhateverTheNextHint()
    {
        var grain = await cluster.Client.GetGrain<IDefaultPlacedGrain>(cluster.Name()).ActivatedOn(cluster.FirstSilo);
        RequestContext.Set(Orleans.Runtime.Placement.IPlacementDirector.PlacementHintKey, cluster.SecondSilo);
        Assert.Equal(cluster.FirstSilo, await grain.WhereAsync());
    }

    [Fact]
    public async Task PreferLocalPlacementTakesTheCallersSilo()
    {
        foreach (var silo in new[] { cluster.FirstSilo, cluster.SecondSilo })
        {
            var caller = cluster.On(silo).GetGrain<ILocalPlacedGrain>(cluster.Name());
            Assert.Equal(silo, await caller.WhereAsync());
            Assert.Equal(silo, await caller.WhereIsAsync(cluster.On(silo).GetGrain<ILocalPlacedGrain>(cluster.Name())));
        }
    }

    [Fact]
    public async Task HashBasedPlacementComesBackToTheSameSilo()
    {
        var grain = cluster.Client.GetGrain<IHashPlacedGrain>(cluster.Name());
        var where = await grain.WhereAsync();
        for (var i = 0; i < 5; i++)
        {
            await grain.LeaveAsync();
            Assert.Equal(where, await grain.WhereAsync().Soon());
        }
    }

    [Fact]
    public async Task RandomPlacementUsesEverySilo()
    {
        var silos = new HashSet<SiloAddress>();
        for (var i = 0; i < 60; i++)
        {
            silos.Add(await cluster.Client.GetGrain<IRandomPlacedGrain>(cluster.Name()).WhereAsync());
        }

        Assert.Equal(2, silos.Count);
    }

    [Fact]
    public async Task ADirectorOfOnesOwnChoosesTheSilo()
    {
        var silos = new[] { cluster.FirstSilo, cluster.SecondSilo }.Order().ToArray();
        Assert.Equal(silos[0], await cluster.Client.GetGrain<IDirectedGrain>($"0/{cluster.Name()}").WhereAsync());
        Assert.Equal(silos[1], await cluster.Client.GetGrain<IDirectedGrain>($"1/{cluster.Name()}").WhereAsync());
    }

    [Fact]
    public async Task TheDirectorSeesTheAttributesPropertiesAndTheRequestContext()
    {
        var key = $"0/{cluster.Name()}";
        RequestContext.Set("wish", "a window seat");
        await cluster.Client.GetGrain<IDirectedGrain>(key).WhereAsync();
        Assert.Equal("from the attribute, a window seat", Assert.Single(Journal.Read(key)));
    }

    [Fact]
    public async Task ADirectorThatThrowsFailsTheCallWithItsMessageAndActivatesNothing()
    {
        var key = $"throw/{cluster.Name()}";
        var grain = cluster.Client.GetGrain<IDirectedGrain>(key);
        var error = await Assert.ThrowsAnyAsync<Exception>(() => grain.WhereAsync().Soon());
        Assert.Contains($"no silo for {key}", error.ToString(), StringComparison.Ordinal);
        Assert.Null(await cluster.Client.GetGrain<IManagementGrain>(0).GetActivationAddress(grain));
    }
}
