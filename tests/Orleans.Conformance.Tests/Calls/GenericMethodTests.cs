using Orleans.Conformance.Tests.Infrastructure;
using Orleans.Conformance.Tests.Streams;

namespace Orleans.Conformance.Tests.Calls;

/// <summary>Generic methods of grain interfaces.</summary>
[Collection(SharedCluster.Name)]
public sealed class GenericMethodTests(ClusterFixture cluster)
{
    [Fact]
    public async Task AGenericMethodTakesAndReturnsValuesOfAnyType()
    {
        var grain = cluster.Client.GetGrain<IGenericMethodGrain>(cluster.Name());
        Assert.Equal(5, await grain.EchoAsync(5));
        Assert.Equal("five", await grain.EchoAsync("five"));
        int[] two = [1, 2];
        Assert.Equal<IEnumerable<int>>(two, await grain.EchoAsync(two));
        Assert.Equal(7, (await grain.EchoAsync(new Reading { Value = 7 })).Value);
        await grain.ForgetAsync("nothing");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SeveralTypeParametersKeepTheirPlacesWithinAndAcrossSilos(bool acrossSilos)
    {
        var grain = await cluster.On(cluster.FirstSilo).GetGrain<IGenericMethodGrain>(cluster.Name()).ActivatedOn(acrossSilos ? cluster.SecondSilo : cluster.FirstSilo);
        Assert.Equal(new Dictionary<string, long> { ["a"] = 3 }, await grain.PairAsync<string, long>("a", [3], default));
        Assert.Equal(new Dictionary<int, string> { [1] = "b" }, await grain.PairAsync<int, string>(1, ["b"], default));
    }

    [Fact]
    public async Task ATypeParameterWithoutAValueArrivesToo()
    {
        var grain = cluster.Client.GetGrain<IGenericMethodGrain>(cluster.Name());
        Assert.Equal(nameof(Guid), await grain.TypeNameAsync<Guid>());
        Assert.Equal(nameof(Reading), await grain.TypeNameAsync<Reading>());
    }

    [Fact]
    public async Task ArgumentsOfGenericMethodsAreCopied()
    {
        var grain = await cluster.On(cluster.FirstSilo).GetGrain<IGenericMethodGrain>(cluster.Name()).ActivatedOn(cluster.FirstSilo);
        List<int> mine = [1];
        Assert.Equal([1, 2], await grain.AddAsync(mine, 2));
        Assert.Equal([1], mine);
    }
}
