using Orleans.Conformance.Tests.Infrastructure;

namespace Orleans.Conformance.Tests.Calls;

[Collection(SharedCluster.Name)]
public sealed class RequestContextTests(ClusterFixture cluster) : IDisposable
{
    private IRequestContextGrain Grain => cluster.Client.GetGrain<IRequestContextGrain>(cluster.Name());

    public void Dispose() => RequestContext.Clear();

    [Fact]
    public async Task AValueSetByTheCallerIsSeenByTheGrain()
    {
        RequestContext.Set("colour", "red");
        Assert.Equal("red", await Grain.ReadAsync("colour"));
    }

    [Fact]
    public async Task AValueTravelsAlongTheWholeChainOfCalls()
    {
        RequestContext.Set("colour", "green");
        Assert.Equal("green", await Grain.ReadThroughAsync(Grain, "colour"));
    }

    [Fact]
    public async Task AValueStaysAfterAnAwait()
    {
        RequestContext.Set("colour", "blue");
        Assert.Equal("blue", await Grain.ReadAfterAwaitAsync("colour"));
    }

    [Fact]
    public async Task AValueSetByTheGrainDoesNotComeBack()
    {
        RequestContext.Set("colour", "red");
        var grain = Grain;
        await grain.WriteAsync("colour", "black");
        Assert.Equal("red", RequestContext.Get("colour"));
        Assert.Equal("red", await grain.ReadAsync("colour"));
    }

    [Fact]
    public async Task ARemovedValueIsGone()
    {
        RequestContext.Set("colour", "red");
        Assert.True(RequestContext.Remove("colour"));
        Assert.False(RequestContext.Remove("colour"));
        Assert.Null(await Grain.ReadAsync("colour"));
    }

    [Fact]
    public async Task TwoFlowsDoNotSeeEachOthersValues()
    {
        var seen = await Task.WhenAll(Enumerable.Range(0, 10).Select(async i =>
        {
            await Task.Yield();
            RequestContext.Set("number", i);
            return await Grain.ReadAsync("number");
        }));
        Assert.Equal(Enumerable.Range(0, 10).Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture)), seen);
    }
}
