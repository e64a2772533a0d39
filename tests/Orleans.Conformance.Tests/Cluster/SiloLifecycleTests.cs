using Orleans.Conformance.Tests.Infrastructure;

namespace Orleans.Conformance.Tests.Cluster;

public sealed class SiloLifecycleTests
{
    private static readonly int[] Stages =
    [
        ServiceLifecycleStage.Active,
        ServiceLifecycleStage.First + 1,
        ServiceLifecycleStage.RuntimeGrainServices,
        ServiceLifecycleStage.ApplicationServices,
        ServiceLifecycleStage.RuntimeInitialize,
        ServiceLifecycleStage.BecomeActive,
    ];

    [Fact]
    public async Task StagesStartUpwardsAndStopDownwards()
    {
        const string Page = "silo stages";
        await RunAsync(silo => silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(new Recorder(Page)));
        var upwards = Stages.Order().ToArray();
        Assert.Equal([.. upwards.Select(stage => $"start {stage}"), .. upwards.Reverse().Select(stage => $"stop {stage}")], Journal.Read(Page));
    }

    [Fact]
    public async Task StartupTasksRunWhenTheSiloIsActiveAndMayCallGrains()
    {
        const string Page = "startup task";
        await RunAsync(silo =>
        {
            silo.AddStartupTask(async (services, cancellationToken) =>
            {
                Assert.False(cancellationToken.IsCancellationRequested);
                var key = await services.GetRequiredService<IGrainFactory>().GetGrain<Grains.IStringKeyGrain>("from a startup task").KeyAsync();
                Journal.Write(Page, key);
            });
            silo.AddStartupTask<RecordingStartupTask>();
        });

        // Tasks of one stage run side by side.
        Assert.Equal(["by type", "from a startup task"], Journal.Read(Page).Order());
    }

    [Fact]
    public async Task ASiloWhoseStartFailsDoesNotStart()
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) => silo.AddStartupTask((_, _) => throw new InvalidOperationException("refuses to start")));
        await using var cluster = builder.Build();
        var error = await Assert.ThrowsAnyAsync<Exception>(() => cluster.DeployAsync().Soon());
        Assert.Contains("refuses to start", error.ToString(), StringComparison.Ordinal);
    }

    private static async Task RunAsync(Action<ISiloBuilder> configure)
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) => configure(silo));
        await using var cluster = builder.Build();
        await cluster.DeployAsync();
        await cluster.StopAllSilosAsync();
    }

    private sealed class Recorder(string page) : ILifecycleParticipant<ISiloLifecycle>
    {
        public void Participate(ISiloLifecycle lifecycle)
        {
            foreach (var stage in Stages)
            {
                lifecycle.Subscribe(
                    nameof(Recorder),
                    stage,
                    _ =>
                    {
                        Journal.Write(page, $"start {stage}");
                        return Task.CompletedTask;
                    },
                    _ =>
                    {
                        Journal.Write(page, $"stop {stage}");
                        return Task.CompletedTask;
                    });
            }
        }
    }

    private sealed class RecordingStartupTask(IGrainFactory grains) : IStartupTask
    {
        public Task Execute(CancellationToken cancellationToken)
        {
            Assert.NotNull(grains);
            Journal.Write("startup task", "by type");
            return Task.CompletedTask;
        }
    }
}
