using Microsoft.Extensions.DependencyInjection;
using OrleansFlow.Capture;
using OrleansFlow.Configuration;
using OrleansFlow.Execution;
using OrleansFlow.Graph;
using OrleansFlow.Hosting;
using OrleansFlow.Runtime;

namespace OrleansFlow.Simulation.Tests;

/// <summary>A simulated cluster of silos of OrleansFlow, and the executor that takes jobs to it.</summary>
internal sealed class SimulatedCluster : IJobExecutorFactory, IJobExecutor
{
    private readonly InProcessTestCluster _cluster;
    private readonly DeterministicRuntime _simulation;
    private readonly List<Task> _leaving = [];
    private int _jobs;
    private bool _isRecovering;

    private SimulatedCluster(InProcessTestCluster cluster, DeterministicRuntime simulation)
    {
        _cluster = cluster;
        _simulation = simulation;
    }

    /// <summary>The silos that are left, in the order of their numbers.</summary>
    public IReadOnlyList<InProcessSiloHandle> Silos => [.. _cluster.Silos.Where(static silo => silo.IsActive)];

    /// <summary>Leads to the cluster's grains.</summary>
    public IGrainFactory Grains => _cluster.Client;

    public string Target => "simulation";

    public bool ShipsAssemblies => false;

    /// <summary>Runs a program against a cluster, all of it inside of the simulation.</summary>
    public static void Run(DeterministicRuntime simulation, short silos, Func<SimulatedCluster, Task> program) => simulation.Run(async () =>
    {
        InProcessTestClusterBuilder builder = new InProcessTestClusterBuilder(silos).UseDeterministicScheduling(simulation);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddMemoryGrainStorage(OrleansFlowOptions.DefaultStorageProvider);
            silo.AddOrleansFlow(flow => flow.TaskSlots = 16);
        });
        await using InProcessTestCluster cluster = builder.Build();
        await cluster.DeployAsync();
        await program(new SimulatedCluster(cluster, simulation));
    });

    /// <summary>An environment whose jobs run on the cluster; their ids are of the seed.</summary>
    public StreamExecutionEnvironment CreateEnvironment(int parallelism, JobConfiguration configuration)
    {
        configuration.Set(PipelineOptions.JobId, new JobId(RuntimeServices.NewId(_simulation.CreateRandom($"job id {++_jobs}"))).ToString());
        return StreamExecutionEnvironment.Create(this, configuration).SetParallelism(parallelism);
    }

    /// <summary>Kills a silo before the step of a number, unless it is the last one or the cluster is to recover.</summary>
    public void KillAtStep(int silo, long step)
    {
        InProcessSiloHandle handle = _cluster.Silos[silo];
        _simulation.ScheduleAtStep(step, () =>
        {
            if (MayGo(handle))
            {
                // Ends at once: a crash waits for nothing.
                _ = _cluster.KillSiloAsync(handle);
            }
        });
    }

    /// <summary>Stops a silo before the step of a number, as a signal of the system does, and lets it have so much time for it; not the last one.</summary>
    public void StopAtStep(int silo, long step, TimeSpan time)
    {
        InProcessSiloHandle handle = _cluster.Silos[silo];
        _simulation.ScheduleAtStep(step, () =>
        {
            if (MayGo(handle))
            {
                _leaving.Add(Task.Factory.StartNew(
                    async () =>
                    {
                        using var patience = new CancellationTokenSource(time, _simulation.TimeProvider);
                        await handle.StopSiloAsync(patience.Token);
                    },
                    CancellationToken.None,
                    TaskCreationOptions.DenyChildAttach,
                    handle.ServiceProvider.GetRequiredService<TaskScheduler>()).Unwrap());
            }
        });
    }

    /// <summary>Lets no further silo go, and waits until those that are leaving have left.</summary>
    public async Task EndLossesAsync()
    {
        _isRecovering = true;
        await Task.WhenAll(_leaving);
    }

    /// <summary>Lets time pass until the cluster has got over what went wrong, with as many silos as it had.</summary>
    public async Task RecoverAsync(TimeSpan wait)
    {
        _isRecovering = true;
        await Task.Delay(wait, _simulation.TimeProvider);
        while (_cluster.Silos.Count < _cluster.Options.InitialSilosCount)
        {
            await _cluster.StartAdditionalSiloAsync();
        }
    }

    public IJobExecutor Create(JobConfiguration configuration) => this;

    public Task<IJobClient> SubmitAsync(JobGraph graph, IReadOnlyList<ProgramAssembly> assemblies, CancellationToken cancellationToken) =>
        new JobSubmitter(_cluster.Client, UserTypeResolver.ForProgram(), _simulation.TimeProvider).SubmitAsync(graph, assemblies, cancellationToken: cancellationToken);

    private bool MayGo(InProcessSiloHandle silo) => !_isRecovering && Silos.Count > 1 && Silos.Contains(silo);
}
