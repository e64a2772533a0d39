using Orleans.Conformance.Tests.Infrastructure;

namespace Orleans.Conformance.Tests.Cluster;

[Collection(SharedCluster.Name)]
public sealed class ManagementGrainTests(ClusterFixture cluster)
{
    private IManagementGrain Management => cluster.Client.GetGrain<IManagementGrain>(0);

    [Fact]
    public async Task ItListsTheHosts()
    {
        var hosts = await Management.GetHosts(onlyActive: true);
        Assert.Equal(new[] { cluster.FirstSilo, cluster.SecondSilo }.Order(), hosts.Keys.Order());
        Assert.All(hosts.Values, status => Assert.Equal(SiloStatus.Active, status));
        var detailed = await Management.GetDetailedHosts(onlyActive: true);
        Assert.Equal(hosts.Keys.Order(), detailed.Select(host => host.SiloAddress).Order());
        Assert.Equal(cluster.Cluster.Silos.Select(silo => silo.Name).Order(), detailed.Select(host => host.SiloName).Order());
    }

    [Fact]
    public async Task ItFindsAnActivationAndSaysWhenThereIsNone()
    {
        var grain = cluster.Client.GetGrain<ICountedGrain>(cluster.Name());
        Assert.Null(await Management.GetActivationAddress(grain));
        await grain.ActivatedOn(cluster.SecondSilo);
        Assert.Equal(cluster.SecondSilo, await Management.GetActivationAddress(grain));
    }

    [Fact]
    public async Task ItListsTheActiveGrainsOfAType()
    {
        var grains = new List<ICountedGrain>();
        for (var i = 0; i < 4; i++)
        {
            grains.Add(await cluster.Client.GetGrain<ICountedGrain>(cluster.Name("listed")).ActivatedOn(i % 2 == 0 ? cluster.FirstSilo : cluster.SecondSilo));
        }

        var active = await Management.GetActiveGrains(grains[0].GetGrainId().Type);
        Assert.Subset(active.ToHashSet(), grains.Select(grain => grain.GetGrainId()).ToHashSet());
    }

    [Fact]
    public async Task ItCountsActivations()
    {
        await Management.ForceActivationCollection(TimeSpan.Zero);
        Func<Task<int>> count = async () => (await Management.GetDetailedGrainStatistics())
            .Count(statistic => statistic.GrainType.Contains(nameof(CountedGrain), StringComparison.Ordinal));
        await count.Eventually(n => n == 0);
        await cluster.Client.GetGrain<ICountedGrain>(cluster.Name()).ActivatedOn(cluster.FirstSilo);
        await cluster.Client.GetGrain<ICountedGrain>(cluster.Name()).ActivatedOn(cluster.SecondSilo);
        Assert.Equal(2, await count());
        Assert.True(await Management.GetTotalActivationCount() >= 2);

        // Silos that share a process may count each other's, so only the presence is told.
        var simple = await Management.GetSimpleGrainStatistics();
        Assert.Contains(simple, statistic => statistic.GrainType.Contains(nameof(CountedGrain), StringComparison.Ordinal) && statistic.ActivationCount > 0);
    }

    [Fact]
    public async Task ItGivesRuntimeStatisticsOfTheSilosAskedFor()
    {
        var statistics = await Management.GetRuntimeStatistics([cluster.FirstSilo]);
        Assert.True(Assert.Single(statistics).ActivationCount >= 0);
    }
}
