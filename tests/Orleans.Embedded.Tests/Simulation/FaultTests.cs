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

    private static async Task KillAsync(InProcessTestCluster cluster)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(30), cluster.Simulation!.TimeProvider);
        await cluster.KillSiloAsync(cluster.Silos[1]);
    }
}
