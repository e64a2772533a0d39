using Orleans.Conformance.Tests.Infrastructure;
using Orleans.Runtime.Placement;

namespace Orleans.Conformance.Tests.Grains;

[Collection(SharedCluster.Name)]
public sealed class MigrationTests(ClusterFixture cluster)
{
    [Fact]
    public async Task AMigratingGrainTakesItsValuesToTheOtherSilo()
    {
        var name = cluster.Name();
        var grain = await cluster.Client.GetGrain<IMigratingGrain>(name).ActivatedOn(cluster.FirstSilo);
        await grain.SetAsync(77);
        RequestContext.Set(IPlacementDirector.PlacementHintKey, cluster.SecondSilo);
        await grain.MigrateAsync();
        RequestContext.Clear();
        Func<Task<SiloAddress>> where = grain.WhereAsync;
        await where.Eventually(silo => silo.Equals(cluster.SecondSilo));
        Assert.Equal(77, await grain.GetAsync());
        Assert.Equal(
            ["activated", "deactivated Migrating", "dehydrated", "rehydrated", "activated"],
            Journal.Read(name));
    }
}
