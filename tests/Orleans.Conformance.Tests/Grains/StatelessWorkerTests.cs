using Orleans.Conformance.Tests.Infrastructure;

namespace Orleans.Conformance.Tests.Grains;

[Collection(SharedCluster.Name)]
public sealed class StatelessWorkerTests(ClusterFixture cluster)
{
    [Fact]
    public async Task CallsAtOnceAreServedByUpToTheGivenNumberOfActivations()
    {
        var caller = await cluster.Client.GetGrain<IWorkerCallerGrain>(cluster.Name()).ActivatedOn(cluster.FirstSilo);
        var (gate, page) = (cluster.Name("gate"), cluster.Name("page"));
        var call = caller.OccupyAsync(cluster.Number(), 8, gate, page);
        var first = await Journal.ReadAsync(page, 3);
        Assert.Equal(3, first.Distinct().Count());
        Gate.Of(gate).Open();
        var workers = await call.Soon();
        Assert.Equal(8, workers.Length);
        Assert.Equal(3, workers.Distinct().Count());
    }

    [Fact]
    public async Task AWorkerLivesOnTheSiloOfItsCaller()
    {
        var worker = cluster.Number();
        var one = await cluster.Client.GetGrain<IWorkerCallerGrain>(cluster.Name()).ActivatedOn(cluster.FirstSilo);
        var two = await cluster.Client.GetGrain<IWorkerCallerGrain>(cluster.Name()).ActivatedOn(cluster.SecondSilo);
        Assert.Equal(cluster.FirstSilo, await one.AskWorkerAsync(worker));
        Assert.Equal(cluster.SecondSilo, await two.AskWorkerAsync(worker));
    }
}
