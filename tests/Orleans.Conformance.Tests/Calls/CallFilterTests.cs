using Orleans.Conformance.Tests.Infrastructure;

namespace Orleans.Conformance.Tests.Calls;

[Collection(SharedCluster.Name)]
public sealed class CallFilterTests(ClusterFixture cluster)
{
    private IFilteredGrain Grain => cluster.Client.GetGrain<IFilteredGrain>(cluster.Name());

    [Fact]
    public async Task FiltersWrapTheCallInTheOrderOfTheirRegistrationAndTheGrainsOwnIsInnermost()
    {
        var page = cluster.Name("page");
        Assert.Equal("handled x", await Grain.HandleAsync(page, "x"));
        Assert.Equal(
            [
                "client outgoing in",
                "first in HandleAsync on FilteredGrain, True",
                "second in",
                "grain filter in",
                "method x",
                "grain filter out",
                "second out",
                "first out",
                "client outgoing out",
            ],
            Journal.Read(page));
    }

    [Fact]
    public async Task ASilosOutgoingFiltersSeeTheCallsOfItsGrains()
    {
        var page = cluster.Name("page");
        Assert.Equal("handled inner", await Grain.CallAsync(Grain, page));
        var entries = Journal.Read(page);
        Assert.Contains("silo outgoing in", entries);
        Assert.Contains("silo outgoing out", entries);
        Assert.DoesNotContain("client outgoing in", entries);
    }

    [Fact]
    public async Task AnIncomingFilterReplacesTheException()
    {
        var page = cluster.Name("page");
        var error = await Assert.ThrowsAsync<NotSupportedException>(() => Grain.FailAsync(page));
        Assert.Equal("replaced", error.Message);
        Assert.Contains("first caught failed", Journal.Read(page));
    }

    [Fact]
    public async Task AnIncomingFilterReplacesTheResult() =>
        Assert.Equal("handled please change, changed", await Grain.HandleAsync(cluster.Name("page"), "please change"));

    [Fact]
    public async Task AnOutgoingFilterReplacesAnArgument() =>
        Assert.Equal("handled replacement", await Grain.HandleAsync(cluster.Name("page"), "replace me"));
}
