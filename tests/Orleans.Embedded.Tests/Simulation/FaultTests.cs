using Orleans.Runtime.Placement;

namespace Orleans.Embedded.Tests.Simulation;

public sealed class FaultTests
{
    [Fact]
    public void MessagesBetweenSilosAreReordered()
    {
        var runtime = new DeterministicRuntime(new SimulationOptions { Seed = 3 });
        var notes = runtime.Run(async () =>
        {
            var builder = new InProcessTestClusterBuilder(2).UseDeterministicScheduling(runtime);
            builder.ConfigureSilo((_, silo) => silo.AddMemoryGrainStorageAsDefault());
            var cluster = builder.Build();
            await cluster.DeployAsync();
            var grain = cluster.Client.GetGrain<IAccountGrain>(1);
            await grain.BalanceAsync();
            for (var i = 0; i < 50; i++)
            {
                await grain.NoteAsync(i);
            }

            await Task.Delay(TimeSpan.FromSeconds(1), runtime.TimeProvider);
            return await grain.NotesAsync();
        });
        Assert.Equal(50, notes.Count);
        Assert.NotEqual(notes.Order(), notes);
    }

    [Fact]
    public void AKilledSilosGrainsLiveOnElsewhereAndTheRunIsStillDeterministic()
    {
        var first = Bank.Simulate(11, during: KillAsync);
        var second = Bank.Simulate(11, during: KillAsync);
        Assert.Equal(first.Trace, second.Trace);
        Assert.Contains(" kill ", first.Trace);
    }

    [Fact]
    public void ACallToAKilledSiloFailsAndTheNextSucceeds()
    {
        var runtime = new DeterministicRuntime(new SimulationOptions { Seed = 4 });
        runtime.Run(async () =>
        {
            var builder = new InProcessTestClusterBuilder(2).UseDeterministicScheduling(runtime);
            builder.ConfigureSilo((_, silo) => silo.AddMemoryGrainStorageAsDefault());
            var cluster = builder.Build();
            await cluster.DeployAsync();
            var victim = cluster.Silos[1];
            RequestContext.Set(IPlacementDirector.PlacementHintKey, victim.SiloAddress);
            var grain = cluster.Client.GetGrain<IAccountGrain>(5);
            await grain.BalanceAsync();
            RequestContext.Clear();
            var call = grain.ReceiveAsync(1);
            await cluster.KillSiloAsync(victim);
            await Assert.ThrowsAsync<SiloUnavailableException>(() => call);
            Assert.Equal(1000, await grain.BalanceAsync());
        });
    }

    [Fact]
    public void StorageFaultsAreEventsOfTheSimulation()
    {
        var options = new SimulationOptions { StorageFault = operation => operation.Operation == "write" ? new IOException($"no write at {operation.Time:O}") : null };
        var runtime = new DeterministicRuntime(options);
        runtime.Run(async () =>
        {
            var builder = new InProcessTestClusterBuilder(1).UseDeterministicScheduling(runtime);
            builder.ConfigureSilo((_, silo) => silo.AddMemoryGrainStorageAsDefault());
            var cluster = builder.Build();
            await cluster.DeployAsync();
            await Assert.ThrowsAsync<OrleansException>(() => cluster.Client.GetGrain<IAccountGrain>(1).ReceiveAsync(1));
        });
        Assert.Contains("storage-fault", runtime.TraceText);
    }

    [Fact]
    public void ACallWhoseMessageIsLostTimesOutAndTheNextSucceeds()
    {
        var runtime = new DeterministicRuntime(new SimulationOptions { Faults = { LostMessages = 1, From = TimeSpan.FromSeconds(10), Until = TimeSpan.FromSeconds(20) } });
        runtime.Run(async () =>
        {
            var cluster = await DeployAsync(runtime);
            var grain = cluster.Client.GetGrain<IAccountGrain>(1);
            await grain.ReceiveAsync(1);
            await Task.Delay(TimeSpan.FromSeconds(10), runtime.TimeProvider);
            await Assert.ThrowsAsync<TimeoutException>(() => grain.ReceiveAsync(1));
            Assert.Equal(1001, await grain.BalanceAsync());
        });
        Assert.Contains("lose-request", runtime.TraceText);
    }

    [Fact]
    public void ACallWhoseAnswerComesTooLateWasExecutedAllTheSame()
    {
        var options = new SimulationOptions { Seed = 2, Faults = { LateMessages = 1, Lateness = TimeSpan.FromMinutes(10), From = TimeSpan.FromSeconds(1), Until = TimeSpan.FromSeconds(40) } };
        var runtime = new DeterministicRuntime(options);
        runtime.Run(async () =>
        {
            var cluster = await DeployAsync(runtime);
            var grain = cluster.Client.GetGrain<IAccountGrain>(1);
            await grain.BalanceAsync();
            await Task.Delay(TimeSpan.FromSeconds(1), runtime.TimeProvider);
            await Assert.ThrowsAsync<TimeoutException>(() => grain.ReceiveAsync(1));
            await Task.Delay(TimeSpan.FromHours(1), runtime.TimeProvider);
            Assert.Equal(1001, await grain.BalanceAsync());
        });
    }

    [Fact]
    public void AWriteWhoseAnswerIsLostLeavesAnotherETag()
    {
        var runtime = new DeterministicRuntime(new SimulationOptions { Faults = { LostStorageAnswers = 1, Until = TimeSpan.FromSeconds(5) } });
        runtime.Run(async () =>
        {
            var cluster = await DeployAsync(runtime);
            var grain = cluster.Client.GetGrain<IAccountGrain>(1);
            await Assert.ThrowsAsync<OrleansException>(() => grain.ReceiveAsync(1));
            await Task.Delay(TimeSpan.FromSeconds(5), runtime.TimeProvider);
            await Assert.ThrowsAsync<Storage.InconsistentStateException>(() => grain.ReceiveAsync(1));
            Assert.Equal(1001, await grain.BalanceAsync());
        });
    }

    [Fact]
    public void WhatIsScheduledForAStepHappensBetweenTwoSteps()
    {
        var runtime = new DeterministicRuntime(new SimulationOptions());
        runtime.Run(async () =>
        {
            var cluster = await DeployAsync(runtime);
            var (now, at) = (runtime.Steps, 0L);
            runtime.ScheduleAtStep(now + 5, () => at = runtime.Steps);
            await cluster.Client.GetGrain<IAccountGrain>(1).BalanceAsync();
            Assert.Equal(now + 5, at);
        });
    }

    private static async Task<InProcessTestCluster> DeployAsync(DeterministicRuntime runtime)
    {
        var builder = new InProcessTestClusterBuilder(2).UseDeterministicScheduling(runtime);
        builder.ConfigureSilo((_, silo) => silo.AddMemoryGrainStorageAsDefault());
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return cluster;
    }

    private static async Task KillAsync(InProcessTestCluster cluster)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(30), cluster.Simulation!.TimeProvider);
        await cluster.KillSiloAsync(cluster.Silos[1]);
    }
}
