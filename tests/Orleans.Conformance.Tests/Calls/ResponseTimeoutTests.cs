using Orleans.Conformance.Tests.Infrastructure;

namespace Orleans.Conformance.Tests.Calls;

[Collection(SharedCluster.Name)]
public sealed class ResponseTimeoutTests(ClusterFixture cluster)
{
    [Fact]
    public async Task ACallThatIsNotAnsweredInTimeFailsAndTheGrainGoesOn()
    {
        var grain = cluster.Client.GetGrain<IResponseTimeoutGrain>(cluster.Name());
        var (gate, page) = (cluster.Name("gate"), cluster.Name("page"));
        await Assert.ThrowsAsync<TimeoutException>(() => grain.WaitAsync(gate, page));
        Assert.Empty(Journal.Read(page));
        Gate.Of(gate).Open();
        Assert.Equal(["went on"], await Journal.ReadAsync(page, 1));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ACallFromGrainToGrainTimesOutLikewise(bool acrossSilos)
    {
        var caller = await cluster.Client.GetGrain<IResponseTimeoutGrain>(cluster.Name()).ActivatedOn(cluster.FirstSilo);
        var callee = await cluster.Client.GetGrain<IResponseTimeoutGrain>(cluster.Name()).ActivatedOn(acrossSilos ? cluster.SecondSilo : cluster.FirstSilo);
        var (gate, page) = (cluster.Name("gate"), cluster.Name("page"));
        Assert.Equal("timed out", await caller.CallAsync(callee, gate, page).Soon());
        Gate.Of(gate).Open();
        await Journal.ReadAsync(page, 1);
    }
}
