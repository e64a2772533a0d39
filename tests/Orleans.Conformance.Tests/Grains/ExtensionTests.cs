using Orleans.Conformance.Tests.Infrastructure;

namespace Orleans.Conformance.Tests.Grains;

[Collection(SharedCluster.Name)]
public sealed class ExtensionTests(ClusterFixture cluster)
{
    [Fact]
    public async Task ARegisteredExtensionIsCalledOnAnyGrain()
    {
        var grain = cluster.Client.GetGrain<IExtendedGrain>(cluster.Name());
        var extension = grain.AsReference<ICounterExtension>();
        Assert.Equal(2, await extension.AddAsync(2));
        Assert.Equal(5, await extension.AddAsync(3));
        Assert.Equal(grain.GetGrainId().ToString(), await extension.OwnerAsync());
    }

    [Fact]
    public async Task EachActivationHasAnExtensionOfItsOwnSharedWithItsOutside()
    {
        var one = cluster.Client.GetGrain<IExtendedGrain>(cluster.Name());
        var two = cluster.Client.GetGrain<IExtendedGrain>(cluster.Name());
        await one.AsReference<ICounterExtension>().AddAsync(10);
        Assert.Equal(11, await one.AddInsideAsync(1));
        Assert.Equal(1, await two.AddInsideAsync(1));
    }

    [Fact]
    public async Task AnExtensionThatTheGrainBindsItselfIsCalledFromOutside()
    {
        var grain = cluster.Client.GetGrain<IExtendedGrain>(cluster.Name());
        Assert.True(await grain.BindGateAsync());
        var gate = cluster.Name("gate");
        var waiting = grain.WaitAsync(gate);
        await Gate.Of(gate).Reached;
        await grain.AsReference<IGateExtension>().OpenAsync(gate).Soon();
        await waiting.Soon();
    }

    [Fact]
    public async Task AnExtensionThatIsNotInstalledIsAnError()
    {
        var extension = cluster.Client.GetGrain<IExtendedGrain>(cluster.Name()).AsReference<INowhereExtension>();
        await Assert.ThrowsAsync<GrainExtensionNotInstalledException>(() => extension.NothingAsync().Soon());
    }

    [Fact]
    public async Task AnExtensionBoundByHandIsMissingOnOtherActivations()
    {
        var extension = cluster.Client.GetGrain<IExtendedGrain>(cluster.Name()).AsReference<IGateExtension>();
        await Assert.ThrowsAsync<GrainExtensionNotInstalledException>(() => extension.OpenAsync("unused").Soon());
    }
}
