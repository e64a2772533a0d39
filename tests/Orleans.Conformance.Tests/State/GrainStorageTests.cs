using Orleans.Conformance.Tests.Infrastructure;
using Orleans.Storage;

namespace Orleans.Conformance.Tests.State;

/// <summary>The contract of <see cref="IGrainStorage"/>, held against the memory provider without a grain.</summary>
[Collection(SharedCluster.Name)]
public sealed class GrainStorageTests(ClusterFixture cluster)
{
    [Fact]
    public async Task AnAbsentRecordIsReadAsANewValue()
    {
        var state = new GrainState<Account> { State = new Account { Balance = 4 }, ETag = "old", RecordExists = true };
        await Storage(cluster.FirstSilo).ReadStateAsync("s", Id(), state);
        Assert.Equal(0, state.State.Balance);
        Assert.False(state.RecordExists);
        Assert.Null(state.ETag);
    }

    [Fact]
    public async Task ARecordWrittenOnOneSiloIsReadOnAnother()
    {
        var id = Id();
        var state = new GrainState<Account> { State = new Account { Balance = 4, Entries = ["a"] } };
        await Storage(cluster.FirstSilo).WriteStateAsync("s", id, state);
        state.State.Entries.Add("later");
        Assert.True(state.RecordExists);
        var read = new GrainState<Account>();
        await Storage(cluster.SecondSilo).ReadStateAsync("s", id, read);
        Assert.Equal(4, read.State!.Balance);
        Assert.Equal(["a"], read.State.Entries);
        Assert.Equal(state.ETag, read.ETag);
        Assert.True(read.RecordExists);
    }

    [Fact]
    public async Task AWriteWithAStaleETagIsRefused()
    {
        var id = Id();
        var storage = Storage(cluster.FirstSilo);
        var mine = new GrainState<Account> { State = new Account { Balance = 1 } };
        await storage.WriteStateAsync("s", id, mine);
        var other = new GrainState<Account>();
        await storage.ReadStateAsync("s", id, other);
        other.State!.Balance = 2;
        await storage.WriteStateAsync("s", id, other);
        await Assert.ThrowsAnyAsync<InconsistentStateException>(() => storage.WriteStateAsync("s", id, mine));
        await Assert.ThrowsAnyAsync<InconsistentStateException>(() => storage.ClearStateAsync("s", id, mine));
        await storage.ClearStateAsync("s", id, other);
        Assert.False(other.RecordExists);
    }

    [Fact]
    public async Task StatesOfOneGrainAreToldApartByTheirNames()
    {
        var id = Id();
        var storage = Storage(cluster.FirstSilo);
        await storage.WriteStateAsync("one", id, new GrainState<Account> { State = new Account { Balance = 1 } });
        var read = new GrainState<Account>();
        await storage.ReadStateAsync("two", id, read);
        Assert.False(read.RecordExists);
    }

    private GrainId Id() => GrainId.Create("stored", cluster.Name());

    private IGrainStorage Storage(SiloAddress silo) =>
        cluster.Services(silo).GetRequiredKeyedService<IGrainStorage>(Orleans.Providers.ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME);
}
