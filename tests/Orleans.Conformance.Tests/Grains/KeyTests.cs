using Orleans.Conformance.Tests.Infrastructure;

namespace Orleans.Conformance.Tests.Grains;

[Collection(SharedCluster.Name)]
public sealed class KeyTests(ClusterFixture cluster)
{
    private IGrainFactory Grains => cluster.Client;

    [Theory]
    [InlineData("plain")]
    [InlineData("with/slash")]
    [InlineData("with+plus and blank")]
    [InlineData("größe-日本")]
    public async Task AStringKeyReachesTheGrainUnchanged(string key) =>
        Assert.Equal(key, await Grains.GetGrain<IStringKeyGrain>(key).KeyAsync());

    [Fact]
    public async Task AGuidKeyReachesTheGrainUnchanged()
    {
        var key = new Guid("8d3f1a5e-4b7c-4e0a-9c1d-0123456789ab");
        Assert.Equal(key, await Grains.GetGrain<IGuidKeyGrain>(key).KeyAsync());
    }

    [Theory]
    [InlineData(0L)]
    [InlineData(-7L)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public async Task AnIntegerKeyReachesTheGrainUnchanged(long key) =>
        Assert.Equal(key, await Grains.GetGrain<IIntegerKeyGrain>(key).KeyAsync());

    [Fact]
    public async Task AGuidKeyWithAnExtensionReachesTheGrainUnchanged()
    {
        var key = new Guid("11111111-2222-3333-4444-555555555555");
        Assert.Equal((key, "ext/1"), await Grains.GetGrain<IGuidCompoundKeyGrain>(key, "ext/1", null).KeyAsync());
    }

    [Fact]
    public async Task AnIntegerKeyWithAnExtensionReachesTheGrainUnchanged() =>
        Assert.Equal((-42L, "ext+2"), await Grains.GetGrain<IIntegerCompoundKeyGrain>(-42, "ext+2", null).KeyAsync());

    [Fact]
    public void TheKeyIsReadFromAReferenceWithoutACall()
    {
        Assert.Equal("k", Grains.GetGrain<IStringKeyGrain>("k").GetPrimaryKeyString());
        Assert.Equal(-5, Grains.GetGrain<IIntegerKeyGrain>(-5).GetPrimaryKeyLong());
        Assert.Equal(3, Grains.GetGrain<IIntegerCompoundKeyGrain>(3, "e", null).GetPrimaryKeyLong(out var extension));
        Assert.Equal("e", extension);
    }

    [Fact]
    public async Task AKeyReadAsAnotherKindFails() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => Grains.GetGrain<IStringKeyGrain>("not a number").MisreadKeyAsync());

    [Fact]
    public void TheGrainTypeIsTheClassNameWithoutTheSuffixInLowerCase() =>
        Assert.Equal("stringkey/x", Grains.GetGrain<IStringKeyGrain>("x").GetGrainId().ToString());

    [Fact]
    public void TheGrainTypeAttributeNamesTheType() =>
        Assert.Equal(GrainType.Create("named-by-attribute"), Grains.GetGrain<IInternalGrain>("x").GetGrainId().Type);

    [Fact]
    public async Task AnInternalInterfaceIsCalledLikeAPublicOne() =>
        Assert.Equal(14, await Grains.GetGrain<IInternalGrain>("x").DoubleAsync(7));

    [Fact]
    public async Task AGrainKnowsItsOwnId()
    {
        var grain = Grains.GetGrain<IStringKeyGrain>("own");
        Assert.Equal(grain.GetGrainId().ToString(), await grain.IdAsync());
    }

    [Fact]
    public void AGrainIdIsParsedFromItsText()
    {
        var id = Grains.GetGrain<IStringKeyGrain>("a/b").GetGrainId();
        Assert.Equal(id, GrainId.Parse(id.ToString()));
        Assert.Equal(id, GrainId.Create(id.Type, id.Key));
        Assert.False(GrainId.TryParse("no slash", out _));
    }

    [Fact]
    public void TwoReferencesToOneGrainAreEqual()
    {
        var one = Grains.GetGrain<IStringKeyGrain>("same");
        var two = Grains.GetGrain<IStringKeyGrain>("same");
        Assert.Equal(one, two);
        Assert.Equal(one.GetHashCode(), two.GetHashCode());
        Assert.NotEqual(one, Grains.GetGrain<IStringKeyGrain>("other"));
    }

    [Fact]
    public async Task AReferenceTravelsAsAnArgumentAndAResult()
    {
        var grain = Grains.GetGrain<IStringKeyGrain>("traveller");
        Assert.True(await grain.IsSameAsync(grain));
        var back = await grain.SelfAsync();
        Assert.Equal(grain, back);
        Assert.Equal("traveller", await back.KeyAsync());
    }

    [Fact]
    public async Task AGrainIsFoundByItsIdAlone()
    {
        var id = Grains.GetGrain<IStringKeyGrain>("by-id").GetGrainId();
        Assert.Equal("by-id", await Grains.GetGrain<IStringKeyGrain>(id).KeyAsync());
        Assert.Equal("by-id", await Grains.GetGrain(id).AsReference<IStringKeyGrain>().KeyAsync());
    }

    [Fact]
    public async Task AGrainIsFoundByTheInterfaceTypeGivenAtRunTime()
    {
        var grain = (IStringKeyGrain)Grains.GetGrain(typeof(IStringKeyGrain), "run-time");
        Assert.Equal("run-time", await grain.KeyAsync());
        Assert.Equal(9, await ((IIntegerKeyGrain)Grains.GetGrain(typeof(IIntegerKeyGrain), 9)).KeyAsync());
    }

    [Fact]
    public async Task ClassesOfOneInterfaceAreToldApartByTheirNamesPrefix()
    {
        var ns = typeof(OneOfTwoGrain).Namespace;
        Assert.Equal(nameof(OneOfTwoGrain), await Grains.GetGrain<ITwiceImplementedGrain>("k", $"{ns}.OneOf").ClassAsync());
        Assert.Equal(nameof(OtherOfTwoGrain), await Grains.GetGrain<ITwiceImplementedGrain>("k", $"{ns}.OtherOf").ClassAsync());
    }

    [Fact]
    public void AnAmbiguousInterfaceIsRefused() =>
        Assert.Throws<ArgumentException>(() => Grains.GetGrain<ITwiceImplementedGrain>("k"));

    [Fact]
    public void AnInterfaceWithoutAClassIsRefused() =>
        Assert.Throws<ArgumentException>(() => Grains.GetGrain<INeverImplementedGrain>("k"));

    [Fact]
    public async Task TwoInterfacesOfOneClassReachOneActivation()
    {
        var first = Grains.GetGrain<IFirstFace>("faces");
        await first.SetAsync(31);
        Assert.Equal(31, await first.AsReference<ISecondFace>().GetAsync());
        Assert.Equal(31, await first.Cast<ISecondFace>().GetAsync());
        Assert.Equal(31, await Grains.GetGrain<ISecondFace>("faces").GetAsync());
    }

    [Fact]
    public async Task AGenericGrainIsActivatedForItsTypeArgument()
    {
        Assert.Equal(5, await Grains.GetGrain<IGenericGrain<int>>("g").EchoAsync(5));
        Assert.Equal("five", await Grains.GetGrain<IGenericGrain<string>>("g").EchoAsync("five"));
        Assert.NotEqual(Grains.GetGrain<IGenericGrain<int>>("g").GetGrainId(), Grains.GetGrain<IGenericGrain<string>>("g").GetGrainId());
    }
}
