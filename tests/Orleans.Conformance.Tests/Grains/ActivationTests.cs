using Orleans.Conformance.Tests.Infrastructure;

namespace Orleans.Conformance.Tests.Grains;

[Collection(SharedCluster.Name)]
public sealed class ActivationTests(ClusterFixture cluster)
{
    private IGrainFactory Grains => cluster.Client;

    [Fact]
    public async Task AGrainIsActivatedByItsFirstCallAndStays()
    {
        var name = cluster.Name();
        var grain = Grains.GetGrain<IActivationGrain>(name);
        Assert.Empty(Journal.Read(name));
        Assert.Equal(1, await grain.CountAsync());
        Assert.Equal(2, await grain.CountAsync());
        Assert.Equal(["activated"], Journal.Read(name));
    }

    [Fact]
    public async Task DeactivateOnIdleEndsTheActivationAfterTheCall()
    {
        var (name, gate) = (cluster.Name(), cluster.Name("gate"));
        var grain = Grains.GetGrain<IActivationGrain>(name);
        var leaving = grain.LeaveAfterAsync(gate);
        await Gate.Of(gate).Reached;
        Assert.Equal(["activated"], Journal.Read(name));
        Gate.Of(gate).Open();
        await leaving.Soon();
        Assert.Equal(["activated", "deactivated ApplicationRequested"], await Journal.ReadAsync(name, 2));
    }

    [Fact]
    public async Task ACallAfterTheDeactivationFindsANewActivation()
    {
        var name = cluster.Name();
        var grain = Grains.GetGrain<IActivationGrain>(name);
        var first = await grain.ActivationIdAsync();
        await grain.CountAsync();
        await grain.LeaveAsync();
        Assert.Equal(1, await grain.CountAsync().Soon());
        Assert.NotEqual(first, await grain.ActivationIdAsync());
        Assert.Equal(["activated", "deactivated ApplicationRequested", "activated"], await Journal.ReadAsync(name, 3));
    }

    [Fact]
    public async Task CallsThatMeetALeavingActivationReachTheNextOne()
    {
        var (name, gate) = (cluster.Name(), cluster.Name("gate"));
        var grain = Grains.GetGrain<IActivationGrain>(name);
        var leaving = grain.LeaveAfterAsync(gate);
        await Gate.Of(gate).Reached;
        var calls = Enumerable.Range(0, 10).Select(_ => grain.CountAsync()).ToList();
        Gate.Of(gate).Open();
        await leaving.Soon();
        var counts = await Task.WhenAll(calls).Soon();
        Assert.Equal(Enumerable.Range(1, 10), counts.Order());
        Assert.DoesNotContain("two alive", Journal.Read(name));
    }

    [Fact]
    public async Task FirstCallsAtOnceFromTwoSilosMakeOneActivation()
    {
        for (var round = 0; round < 20; round++)
        {
            var name = cluster.Name();
            var calls = new[] { cluster.FirstSilo, cluster.SecondSilo }
                .SelectMany(silo => Enumerable.Repeat(cluster.On(silo).GetGrain<IActivationGrain>(name), 5))
                .Select(grain => grain.CountAsync());
            var counts = await Task.WhenAll(calls).Soon();
            Assert.Equal(Enumerable.Range(1, 10), counts.Order());
            Assert.Equal(["activated"], Journal.Read(name));
        }
    }

    [Fact]
    public async Task AnActivationThatFailsFailsTheCallWithItsExceptionAndTheNextCallTriesAgain()
    {
        var grain = Grains.GetGrain<IFailingActivationGrain>(cluster.Name());
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => grain.AnswerAsync().Soon());
        Assert.Equal("not yet", error.Message);
        await Assert.ThrowsAsync<InvalidOperationException>(() => grain.AnswerAsync().Soon());
        Assert.Equal(3, await grain.AnswerAsync().Soon());
    }

    [Fact]
    public async Task AConstructorThatFailsFailsTheCall()
    {
        var error = await Assert.ThrowsAnyAsync<Exception>(() => Grains.GetGrain<IFailingConstructorGrain>(cluster.Name()).NothingAsync().Soon());
        Assert.Contains("no such grain today", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADisposableGrainIsDisposedAfterItsDeactivation()
    {
        var name = cluster.Name();
        await Grains.GetGrain<IDisposableGrain>(name).LeaveAsync();
        Assert.Equal(["deactivated", "disposed"], await Journal.ReadAsync(name, 2));
    }

    [Fact]
    public async Task TheStagesOfAGrainsLifecycleRunUpwardsAndBack()
    {
        var name = cluster.Name();
        await Grains.GetGrain<ILifecycleGrain>(name).LeaveAsync();
        var (first, setup, activate) = (GrainLifecycleStage.First, GrainLifecycleStage.SetupState, GrainLifecycleStage.Activate);
        Assert.Equal(
            [$"start {first}", $"start {setup}", $"start {activate}", $"stop {activate}", $"stop {setup}", $"stop {first}"],
            await Journal.ReadAsync(name, 6));
    }

    [Fact]
    public async Task AContextIsFoundByItsIdAndSaysWhenItIsGone()
    {
        var grain = Grains.GetGrain<IActivationGrain>(cluster.Name());
        await grain.CountAsync();
        Assert.True(cluster.Cluster.TryGetGrainContext(grain.GetGrainId(), out var context));
        Assert.Equal(grain.GetGrainId(), context!.GrainId);
        Assert.IsType<ActivationGrain>(context.GrainInstance);
        context.Deactivate(new DeactivationReason(DeactivationReasonCode.RuntimeRequested, "by the test"), CancellationToken.None);
        await context.Deactivated.Soon();
    }

    [Fact]
    public async Task WorkQueuedOnAContextsSchedulerRunsInItsTurn()
    {
        var grain = Grains.GetGrain<IActivationGrain>(cluster.Name());
        await grain.CountAsync();
        Assert.True(cluster.Cluster.TryGetGrainContext(grain.GetGrainId(), out var context));
        var seen = new TaskCompletionSource<GrainId?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var accessor = context!.ActivationServices.GetRequiredService<IGrainContextAccessor>();
        context.Scheduler.QueueAction(() => seen.SetResult(accessor.GrainContext?.GrainId));
        Assert.Equal(grain.GetGrainId(), await seen.Task.Soon());
    }

    [Fact]
    public async Task AGrainMarkedKeepAliveIsNotCollected()
    {
        var name = cluster.Name();
        var kept = Grains.GetGrain<IKeptAliveGrain>(cluster.Name());
        var activation = await kept.ActivationIdAsync();
        await Grains.GetGrain<IActivationGrain>(name).CountAsync();
        await Grains.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);
        await Journal.ReadAsync(name, 2);
        Assert.Equal(activation, await kept.ActivationIdAsync());
    }

    [Fact]
    public async Task ATimerThatKeepsAliveIsActivity()
    {
        var (name, page) = (cluster.Name(), cluster.Name("page"));
        var busy = Grains.GetGrain<IBusyTimerGrain>(cluster.Name());
        var activation = await busy.StartAsync(page);
        await Journal.ReadAsync(page, 2);
        await Grains.GetGrain<IActivationGrain>(name).CountAsync();
        await Grains.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.FromSeconds(10));
        var ticks = Journal.Read(page).Count;
        await Journal.ReadAsync(page, ticks + 3);
        Assert.Equal(activation, await busy.StartAsync(page));
    }

    [Fact]
    public async Task ForcedCollectionEndsIdleActivationsAsIdle()
    {
        var name = cluster.Name();
        await Grains.GetGrain<IActivationGrain>(name).CountAsync();
        await Grains.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);
        Assert.Contains("deactivated ActivationIdle", await Journal.ReadAsync(name, 2));
    }
}
