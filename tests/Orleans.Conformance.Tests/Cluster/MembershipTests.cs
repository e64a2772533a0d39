using Orleans.Conformance.Tests.Infrastructure;

namespace Orleans.Conformance.Tests.Cluster;

[Collection(SharedCluster.Name)]
public sealed class MembershipTests(ClusterFixture cluster)
{
    [Fact]
    public void TheSnapshotHoldsAllSilosAsActive()
    {
        foreach (var silo in new[] { cluster.FirstSilo, cluster.SecondSilo })
        {
            var snapshot = cluster.Services(silo).GetRequiredService<IClusterMembershipService>().CurrentSnapshot;
            Assert.Equal(SiloStatus.Active, snapshot.GetSiloStatus(cluster.FirstSilo));
            Assert.Equal(SiloStatus.Active, snapshot.GetSiloStatus(cluster.SecondSilo));
            Assert.Equal(2, snapshot.Members.Count(member => member.Value.Status == SiloStatus.Active));
            Assert.Equal(cluster.Cluster.Silos[0].Name, snapshot.Members[cluster.FirstSilo].Name);
        }
    }

    [Fact]
    public void ASiloKnowsItself()
    {
        var details = cluster.Services(cluster.FirstSilo).GetRequiredService<ILocalSiloDetails>();
        Assert.Equal(cluster.FirstSilo, details.SiloAddress);
        Assert.Equal(cluster.Cluster.Silos[0].Name, details.Name);
        Assert.Equal(cluster.Cluster.Options.ClusterId, details.ClusterId);
    }

    [Fact]
    public void TheStatusOracleNamesTheActiveSilos()
    {
        var oracle = cluster.Services(cluster.SecondSilo).GetRequiredService<ISiloStatusOracle>();
        Assert.Equal(new[] { cluster.FirstSilo, cluster.SecondSilo }.Order(), oracle.GetActiveSilos().Order());
        Assert.Equal(SiloStatus.Active, oracle.GetApproximateSiloStatus(cluster.FirstSilo));
        Assert.Equal(SiloStatus.Active, oracle.CurrentStatus);
        Assert.Equal(cluster.SecondSilo, oracle.SiloAddress);
        Assert.False(oracle.IsDeadSilo(cluster.FirstSilo));
        Assert.True(oracle.TryGetSiloName(cluster.FirstSilo, out var name));
        Assert.Equal(cluster.Cluster.Silos[0].Name, name);
        Assert.Equal(2, oracle.GetApproximateSiloStatuses(onlyActive: true).Count);
    }

    [Fact]
    public void AnAddressIsParsedFromItsText()
    {
        var address = cluster.FirstSilo;
        Assert.Equal(address, SiloAddress.FromParsableString(address.ToParsableString()));
        Assert.Equal(address.Generation, SiloAddress.FromParsableString(address.ToParsableString()).Generation);
        Assert.Equal(address.GetConsistentHashCode(), SiloAddress.New(address.Endpoint, address.Generation).GetConsistentHashCode());
        Assert.NotEqual(address, SiloAddress.New(address.Endpoint, address.Generation + 1));
    }

    [Fact]
    public async Task UpdatesBeginWithTheCurrentSnapshot()
    {
        var membership = cluster.Services(cluster.FirstSilo).GetRequiredService<IClusterMembershipService>();
        await using var updates = membership.MembershipUpdates.GetAsyncEnumerator();
        Assert.True(await updates.MoveNextAsync().AsTask().Soon());
        Assert.Equal(SiloStatus.Active, updates.Current.GetSiloStatus(cluster.SecondSilo));
    }
}
