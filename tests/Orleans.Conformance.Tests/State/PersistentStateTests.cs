using Orleans.Conformance.Tests.Infrastructure;

namespace Orleans.Conformance.Tests.State;

[Collection(SharedCluster.Name)]
public sealed class PersistentStateTests(ClusterFixture cluster)
{
    public static TheoryData<string> Kinds => ["facet", "own", "base class"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task StateThatWasWrittenIsThereAfterAReactivation(string kind)
    {
        var grain = Grain(kind);
        Assert.Equal(0, await grain.BalanceAsync());
        await grain.SetAsync(12, write: true);
        await grain.LeaveAsync();
        Assert.Equal(12, await grain.BalanceAsync().Soon());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task StateThatWasNotWrittenIsGoneAfterAReactivation(string kind)
    {
        var grain = Grain(kind);
        await grain.SetAsync(5, write: true);
        await grain.SetAsync(6, write: false);
        Assert.Equal(6, await grain.BalanceAsync());
        await grain.LeaveAsync();
        Assert.Equal(5, await grain.BalanceAsync().Soon());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task ReadingDropsWhatWasNotWritten(string kind)
    {
        var grain = Grain(kind);
        await grain.SetAsync(5, write: true);
        await grain.SetAsync(6, write: false);
        await grain.ReadAsync();
        Assert.Equal(5, await grain.BalanceAsync());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task ClearedStateIsNewAgain(string kind)
    {
        var grain = Grain(kind);
        await grain.SetAsync(5, write: true);
        await grain.ClearAsync();
        Assert.Equal(0, await grain.BalanceAsync());
        await grain.LeaveAsync();
        Assert.Equal(0, await grain.BalanceAsync().Soon());
        await grain.SetAsync(7, write: true);
        await grain.LeaveAsync();
        Assert.Equal(7, await grain.BalanceAsync().Soon());
    }

    [Theory]
    [InlineData("facet")]
    [InlineData("own")]
    public async Task ARecordExistsFromTheFirstWriteToTheClearing(string kind)
    {
        var grain = Grain(kind);
        Assert.False(await grain.ExistsAsync());
        Assert.Null(await grain.EtagAsync());
        await grain.SetAsync(1, write: true);
        Assert.True(await grain.ExistsAsync());
        var first = await grain.EtagAsync();
        Assert.NotNull(first);
        await grain.SetAsync(2, write: true);
        Assert.NotEqual(first, await grain.EtagAsync());
        await grain.ClearAsync();
        Assert.False(await grain.ExistsAsync());
    }

    [Fact]
    public async Task ALostRaceOfETagsFailsTheCallAndEndsTheActivation()
    {
        var name = cluster.Name();
        var grain = cluster.Client.GetGrain<IOwnStorageAccountGrain>(name);
        await grain.SetAsync(3, write: true);
        var activation = await grain.ActivationIdAsync();
        var error = await Assert.ThrowsAsync<Orleans.Storage.InconsistentStateException>(() => grain.WriteWithEtagAsync("overtaken").Soon());
        Assert.Equal("overtaken", error.StoredEtag);
        Assert.NotEqual("overtaken", error.CurrentEtag);
        Assert.NotEqual(activation, await grain.ActivationIdAsync().Soon());
        Assert.Equal(
            ["activated with 0", "deactivated ApplicationError", "activated with 3"],
            await Journal.ReadAsync(name, 3));
        await grain.SetAsync(4, write: true);
        Assert.Equal(4, await grain.BalanceAsync());
    }

    [Fact]
    public async Task AGrainHasSeveralStatesInSeveralProviders()
    {
        var name = cluster.Name();
        var grain = cluster.Client.GetGrain<IFacetAccountGrain>(name);
        await grain.SetAsync(1, write: true);
        await grain.SetSecondAsync(2);
        await grain.LeaveAsync();
        Assert.Equal(1, await grain.BalanceAsync().Soon());
        Assert.Equal(2, await grain.SecondAsync());
        Assert.Equal(["read second", "write second", "read second"], Journal.Read("storage of " + name));
    }

    [Fact]
    public async Task StateIsReadBeforeTheGrainIsActivated()
    {
        var name = cluster.Name();
        var grain = cluster.Client.GetGrain<IBaseClassAccountGrain>(name);
        await grain.SetAsync(9, write: true);
        await grain.LeaveAsync();
        await grain.BalanceAsync().Soon();
        Assert.Equal(["activated with 0", "activated with 9"], Journal.Read(name));
    }

    [Fact]
    public async Task AnUnknownProviderIsAnErrorThatNamesIt()
    {
        var error = await Assert.ThrowsAnyAsync<Exception>(() => cluster.Client.GetGrain<IUnknownStorageGrain>(cluster.Name()).NothingAsync().Soon());
        Assert.Contains("nowhere", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void AProviderTakesPartInTheSilosLifecycle() => Assert.True(OwnGrainStorage.IsStarted);

    private IAccountGrain Grain(string kind) => kind switch
    {
        "facet" => cluster.Client.GetGrain<IFacetAccountGrain>(cluster.Name()),
        "own" => cluster.Client.GetGrain<IOwnStorageAccountGrain>(cluster.Name()),
        _ => cluster.Client.GetGrain<IBaseClassAccountGrain>(cluster.Name()),
    };
}
