using Orleans.Conformance.Tests.Infrastructure;

namespace Orleans.Conformance.Tests.Calls;

[Collection(SharedCluster.Name)]
public sealed class OneWayTests(ClusterFixture cluster)
{
    [Fact]
    public async Task AOneWayCallEndsBeforeTheGrainHasDoneIt()
    {
        var grain = cluster.Client.GetGrain<IOneWayGrain>(cluster.Name());
        var (gate, page) = (cluster.Name("gate"), cluster.Name("page"));
        await grain.WaitAsync(gate, page).Soon();
        await Gate.Of(gate).Reached;
        Assert.Empty(Journal.Read(page));
        Gate.Of(gate).Open();
        Assert.Equal(["passed"], await Journal.ReadAsync(page, 1));
    }

    [Fact]
    public async Task AOneWayCallThatFailsTellsNobody()
    {
        var grain = cluster.Client.GetGrain<IOneWayGrain>(cluster.Name());
        var page = cluster.Name("page");
        await grain.FailAsync(page).Soon();
        Assert.Equal(["failing"], await Journal.ReadAsync(page, 1));
        Assert.Equal(1, await grain.AnswerAsync());
    }
}
