using Orleans.Conformance.Tests.Infrastructure;

namespace Orleans.Conformance.Tests.Cluster;

[Collection(SharedCluster.Name)]
public sealed class GrainServiceTests(ClusterFixture cluster)
{
    private IClerkUserGrain User => cluster.Client.GetGrain<IClerkUserGrain>(cluster.Name());

    [Fact]
    public async Task EverySiloHasOneServiceAndItIsAddressedBySilo()
    {
        foreach (var silo in new[] { cluster.FirstSilo, cluster.SecondSilo })
        {
            Assert.Equal($"who on {silo}", await User.AskOnAsync(silo));
        }
    }

    [Fact]
    public async Task TheServiceOfACallerIsAlwaysTheSame()
    {
        var user = User;
        Assert.Equal(await user.AskAsync(), await user.AskAsync());
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(1u)]
    [InlineData(0x7fffffffu)]
    [InlineData(0xfffffff0u)]
    public async Task AKeyIsOwnedByTheServiceThatItAddresses(uint key) => Assert.True(await User.OwnerOwnsAsync(key));

    [Fact]
    public async Task AServiceIsInitializedAndStartedWithItsSilo()
    {
        foreach (var silo in new[] { cluster.FirstSilo, cluster.SecondSilo })
        {
            Assert.Equal(["init", "start"], await Journal.ReadAsync("clerk of " + silo, 2));
        }
    }
}
