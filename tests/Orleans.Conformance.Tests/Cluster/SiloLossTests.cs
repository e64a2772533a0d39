using Orleans.Conformance.Tests.Grains;
using Orleans.Conformance.Tests.Infrastructure;

namespace Orleans.Conformance.Tests.Cluster;

/// <summary>Each test has a cluster of its own, for it starts, stops or kills silos.</summary>
public sealed class SiloLossTests : IAsyncLifetime
{
    private readonly InProcessTestCluster _cluster;

    public SiloLossTests()
    {
        var builder = new InProcessTestClusterBuilder(2);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddMemoryGrainStorageAsDefault();
            GrainServiceSetup.Configure(silo);
        });
        _cluster = builder.Build();
    }

    public async Task InitializeAsync() => await _cluster.DeployAsync();

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task AfterAKillTheGrainLivesOnAnotherSiloAndMembershipTellsOfIt()
    {
        var (survivor, victim) = (_cluster.Silos[0], _cluster.Silos[1]);
        var grain = await _cluster.Client.GetGrain<IActivationGrain>("killed").ActivatedOn(victim.SiloAddress);
        Assert.Equal(1, await grain.CountAsync());
        var waiting = _cluster.Client.GetGrain<IActivationGrain>("in flight");
        await waiting.ActivatedOn(victim.SiloAddress);
        var gate = "killed gate";
        var inFlight = survivor.ServiceProvider.GetRequiredService<IGrainFactory>().GetGrain<IActivationGrain>("in flight").LeaveAfterAsync(gate);
        await Gate.Of(gate).Reached;
        var listener = new StatusListener();
        Assert.True(survivor.ServiceProvider.GetRequiredService<ISiloStatusOracle>().SubscribeToSiloStatusEvents(listener));
        var updates = WatchAsync(survivor.ServiceProvider, snapshot => snapshot.GetSiloStatus(victim.SiloAddress) == SiloStatus.Dead);

        await _cluster.KillSiloAsync(victim);

        await updates.Soon();
        await listener.Heard(victim.SiloAddress, SiloStatus.Dead).Soon();
        var lost = await Assert.ThrowsAnyAsync<Exception>(() => inFlight.Soon());
        Assert.True(lost is SiloUnavailableException or OrleansMessageRejectionException or TimeoutException, lost.ToString());
        Gate.Of(gate).Open();
        var count = await RetryAsync(grain.CountAsync);
        Assert.Equal(1, count);
        Assert.Equal(survivor.SiloAddress, await grain.WhereAsync());
        Assert.False(victim.IsActive);
        var oracle = survivor.ServiceProvider.GetRequiredService<ISiloStatusOracle>();
        Assert.True(oracle.IsDeadSilo(victim.SiloAddress));
        Assert.Equal([survivor.SiloAddress], oracle.GetActiveSilos());
        var hosts = await _cluster.Client.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true);
        Assert.Equal([survivor.SiloAddress], hosts.Keys);
    }

    [Fact]
    public async Task AStoppedSiloDeactivatesItsGrainsWhichThenLiveElsewhere()
    {
        var (survivor, leaver) = (_cluster.Silos[0], _cluster.Silos[1]);
        var name = "stopped";
        var grain = await _cluster.Client.GetGrain<IActivationGrain>(name).ActivatedOn(leaver.SiloAddress);
        var updates = WatchAsync(survivor.ServiceProvider, snapshot => snapshot.GetSiloStatus(leaver.SiloAddress) == SiloStatus.Dead);

        await _cluster.StopSiloAsync(leaver);

        Assert.Equal("deactivated ShuttingDown", (await Journal.ReadAsync(name, 2))[1]);
        await updates.Soon();
        Assert.Equal(1, await RetryAsync(grain.CountAsync));
        Assert.Equal(survivor.SiloAddress, await grain.WhereAsync());
        Assert.Equal(["init", "start", "stop True"], Journal.Read("clerk of " + leaver.SiloAddress));
    }

    [Fact]
    public async Task AnAddedSiloIsSeenByTheOthersAndTakesGrains()
    {
        var listener = new StatusListener();
        Assert.True(_cluster.Silos[0].ServiceProvider.GetRequiredService<ISiloStatusOracle>().SubscribeToSiloStatusEvents(listener));
        var added = await _cluster.StartAdditionalSiloAsync();
        Assert.Equal(3, _cluster.Silos.Count);
        await listener.Heard(added.SiloAddress, SiloStatus.Active).Soon();
        await _cluster.WaitForLivenessToStabilizeAsync();
        await _cluster.Client.GetGrain<IActivationGrain>("added").ActivatedOn(added.SiloAddress);
        Assert.Equal(3, (await _cluster.Client.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true)).Count);
    }

    [Fact]
    public async Task ARestartedSiloHasItsNameAndAnotherAddress()
    {
        var before = _cluster.Silos[1];
        var (name, address) = (before.Name, before.SiloAddress);
        var after = await _cluster.RestartSiloAsync(before);
        Assert.NotNull(after);
        Assert.Equal(name, after.Name);
        Assert.NotEqual(address, after.SiloAddress);
        Assert.True(after.IsActive);
        Assert.Equal(2, _cluster.GetActiveSilos().Count());
    }

    [Fact]
    public async Task MemoryStateSurvivesAsLongAsItsSilo()
    {
        var (survivor, leaver) = (_cluster.Silos[0], _cluster.Silos[1]);
        var grain = _cluster.Client.GetGrain<State.IBaseClassAccountGrain>("survives");
        await grain.SetAsync(3, write: true);
        await _cluster.StopSiloAsync(leaver);

        // Whether the record lived on the silo that left is a matter of placement: it is there whole or not at all.
        Func<Task<int>> balance = grain.BalanceAsync;
        Assert.Contains(await RetryAsync(balance), new[] { 0, 3 });
        Assert.True(survivor.IsActive);
    }

    private static async Task<T> RetryAsync<T>(Func<Task<T>> call)
    {
        using var limit = new CancellationTokenSource(Patience.Limit);
        while (true)
        {
            try
            {
                return await call().Soon();
            }
            catch (Exception e) when (e is SiloUnavailableException or OrleansMessageRejectionException && !limit.IsCancellationRequested)
            {
                await Task.Yield();
            }
        }
    }

    private static async Task WatchAsync(IServiceProvider services, Predicate<ClusterMembershipSnapshot> seen)
    {
        await foreach (var snapshot in services.GetRequiredService<IClusterMembershipService>().MembershipUpdates)
        {
            if (seen(snapshot))
            {
                return;
            }
        }

        throw new InvalidOperationException("the updates ended");
    }

    private sealed class StatusListener : ISiloStatusListener
    {
        private readonly System.Collections.Concurrent.ConcurrentDictionary<(SiloAddress, SiloStatus), TaskCompletionSource> _heard = new();

        public void SiloStatusChangeNotification(SiloAddress updatedSilo, SiloStatus status) => Of(updatedSilo, status).TrySetResult();

        public Task Heard(SiloAddress silo, SiloStatus status) => Of(silo, status).Task;

        private TaskCompletionSource Of(SiloAddress silo, SiloStatus status) =>
            _heard.GetOrAdd((silo, status), _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
    }
}
