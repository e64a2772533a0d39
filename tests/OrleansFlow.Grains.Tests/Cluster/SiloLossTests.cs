using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;
using OrleansFlow.Configuration;
using OrleansFlow.Execution;
using OrleansFlow.Grains.Coordinators;
using OrleansFlow.Grains.Dispatcher;
using OrleansFlow.Grains.Jobs;
using OrleansFlow.Grains.Resources;
using OrleansFlow.Grains.Subtasks;
using OrleansFlow.Graph;
using OrleansFlow.Hosting;
using OrleansFlow.Testing.Clusters;

namespace OrleansFlow.Grains.Tests.Cluster;

public sealed class SiloLossTests
{
    private const int Patience = 120_000;

    private readonly FakeTasks _tasks = new();

    [Theory(Timeout = Patience)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ALostSiloFailsTheJobEvenIfItWasTheMasters(bool masters)
    {
        await using InProcessTestCluster cluster = await StartAsync();
        IJobClient client = await new JobSubmitter(cluster.Client).SubmitAsync(Graphs.Line(1, 3), []);
        await _tasks.StartedAsync(3);

        // The job's master is on one silo; its tasks are on all. The storage of the test outlives silos.
        IManagementGrain management = cluster.Client.GetGrain<IManagementGrain>(0);
        SiloAddress master = (await management.GetActivationAddress(cluster.Client.GetGrain<IJobGrain>(client.JobId.ToString())))!;
        InProcessSiloHandle lost = cluster.Silos.First(silo => silo.SiloAddress.Equals(master) == masters);
        await cluster.KillSiloAsync(lost);

        JobExecutionException failure = await Assert.ThrowsAsync<JobExecutionException>(() => client.GetResultAsync());
        Assert.Equal(JobStatus.Failed, failure.Status);

        // A silo of a test cluster that is killed may still say that its subtasks stop, or give its master away while it counts as active;
        // one that crashed is found missing. Whoever is first, the failure names the silo.
        Assert.Contains($"silo {lost.SiloAddress.ToParsableString()}", failure.Message, StringComparison.Ordinal);
        SiloSlots[] slots = [.. await cluster.Client.GetGrain<IResourceManagerGrain>(IResourceManagerGrain.Key).GetOverviewAsync()];
        Assert.All(slots, static silo => Assert.Equal(silo.Total, silo.Free));
    }

    /// <summary>Grains that a cluster cannot do without for long.</summary>
    public enum Host
    {
        /// <summary>The one door for jobs.</summary>
        Dispatcher,
        /// <summary>The one that gives slots away.</summary>
        ResourceManager,
        /// <summary>The coordinator of an operator.</summary>
        Coordinator,
        /// <summary>What stands between master and subtasks.</summary>
        Vertex,
    }

    [Theory(Timeout = Patience)]
    [InlineData(Host.Dispatcher)]
    [InlineData(Host.ResourceManager)]
    [InlineData(Host.Coordinator)]
    [InlineData(Host.Vertex)]
    public async Task TheLossOfACoordinatingGrainFailsTheJobOnceAndTheNextOnesRunOnWhatIsLeft(Host role)
    {
        await using InProcessTestCluster cluster = await StartAsync();
        var submitter = new JobSubmitter(cluster.Client);
        IJobClient client = await submitter.SubmitAsync(Coordinated(3), []);
        await _tasks.StartedAsync(3);

        GrainId grain = role switch
        {
            Host.Dispatcher => cluster.Client.GetGrain<IDispatcherGrain>(IDispatcherGrain.Key).GetGrainId(),
            Host.ResourceManager => cluster.Client.GetGrain<IResourceManagerGrain>(IResourceManagerGrain.Key).GetGrainId(),
            Host.Coordinator => cluster.Client.GetGrain<IOperatorCoordinatorGrain>($"{client.JobId}/{new OperatorId(1)}").GetGrainId(),
            _ => cluster.Client.GetGrain<IVertexGrain>($"{client.JobId}/{Graphs.VertexId(0)}").GetGrainId(),
        };
        InProcessSiloHandle lost = await SiloOfAsync(cluster, grain);
        await cluster.KillSiloAsync(lost);

        JobExecutionException failure = await Assert.ThrowsAsync<JobExecutionException>(() => client.GetResultAsync());
        Assert.Equal(JobStatus.Failed, failure.Status);
        Assert.Contains($"with its silo {lost.SiloAddress.ToParsableString()}", failure.Message, StringComparison.Ordinal);

        // The silos that are left take the next job, and a job that is too large for them is told so.
        _tasks.OnStart = static task =>
        {
            task.Report(ExecutionState.Running);
            task.Report(ExecutionState.Finished);
        };
        IJobClient next = await submitter.SubmitAsync(Graphs.Line(1, 2, id: JobId.Parse("000000000000000000000000000000bb")), []);
        await next.GetResultAsync();

        JobGraph large = Graphs.Of([Graphs.Vertex(0, 3)], [], new Dictionary<string, string> { ["slot.request.timeout"] = "100 ms" }, JobId.Parse("000000000000000000000000000000cc"));
        IJobClient refused = await submitter.SubmitAsync(large, []);
        failure = await Assert.ThrowsAsync<JobExecutionException>(() => refused.GetResultAsync());
        Assert.Contains("needed 3 slots (default: 3), 2 of 2 free on 2 silos", failure.Message, StringComparison.Ordinal);

        IReadOnlyList<JobOverview> jobs = await cluster.Client.GetGrain<IDispatcherGrain>(IDispatcherGrain.Key).ListJobsAsync();
        Assert.Equal([JobStatus.Failed, JobStatus.Finished, JobStatus.Failed], jobs.Select(static job => job.Status));
    }

    [Fact(Timeout = Patience)]
    public async Task AJobThatHasNothingOnTheLostSiloGoesOn()
    {
        await using InProcessTestCluster cluster = await StartAsync();
        IJobClient client = await new JobSubmitter(cluster.Client).SubmitAsync(Graphs.Line(1, 1), []);
        await _tasks.StartedAsync(1);
        FakeTasks.FakeTask task = _tasks.All.Single();

        SiloAddress[] used =
        [
            (await SiloOfAsync(cluster, cluster.Client.GetGrain<IJobGrain>(client.JobId.ToString()).GetGrainId())).SiloAddress,
            (await SiloOfAsync(cluster, cluster.Client.GetGrain<ISubtaskGrain>(task.Id.ToString()).GetGrainId())).SiloAddress,
        ];
        await cluster.KillSiloAsync(cluster.Silos.First(silo => !used.Contains(silo.SiloAddress)));
        while ((await cluster.Client.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true)).Count > 2)
        {
        }

        Assert.False(task.Cancelled);
        task.Report(ExecutionState.Finished);
        await client.GetResultAsync();
    }

    [Fact(Timeout = Patience)]
    public async Task EndedJobsLeaveNoSubtaskGrainsBehindWhateverIsStillSentToThem()
    {
        await using InProcessTestCluster cluster = await StartAsync();
        _tasks.OnStart = static task =>
        {
            task.Report(ExecutionState.Running);
            task.Report(ExecutionState.Finished);
        };
        await (await new JobSubmitter(cluster.Client).SubmitAsync(Graphs.Line(2, 3), [])).GetResultAsync();
        foreach (FakeTasks.FakeTask task in _tasks.All)
        {
            await cluster.Client.GetGrain<ISubtaskGrain>(task.Id.ToString()).CancelAsync();
        }

        IManagementGrain management = cluster.Client.GetGrain<IManagementGrain>(0);
        GrainType subtasks = cluster.Client.GetGrain<ISubtaskGrain>(_tasks.All.First().Id.ToString()).GetGrainId().Type;
        while ((await management.GetDetailedGrainStatistics()).Any(grain => grain.GrainId.Type == subtasks))
        {
        }
    }

    private static JobGraph Coordinated(int parallelism)
    {
        JobVertex vertex = Graphs.Vertex(0, parallelism);
        return Graphs.Of(
            [
                new JobVertex
                {
                    Id = vertex.Id,
                    Name = vertex.Name,
                    Parallelism = vertex.Parallelism,
                    MaxParallelism = vertex.MaxParallelism,
                    SlotSharingGroup = vertex.SlotSharingGroup,
                    Operators = [new OperatorInfo(new OperatorId(1), "source", null, HasCoordinator: true)],
                    Chain = vertex.Chain,
                },
            ],
            []);
    }

    private static async Task<InProcessSiloHandle> SiloOfAsync(InProcessTestCluster cluster, GrainId grain)
    {
        SiloAddress? address = await cluster.Client.GetGrain<IManagementGrain>(0).GetActivationAddress(cluster.Client.GetGrain(grain));
        return cluster.Silos.First(silo => silo.SiloAddress.Equals(address));
    }

    private async Task<InProcessTestCluster> StartAsync()
    {
        var storage = new MiniClusterStorage.Shared();
        var builder = new InProcessTestClusterBuilder(3);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddKeyedSingleton<Orleans.Storage.IGrainStorage>(
                OrleansFlowOptions.DefaultStorageProvider, (services, _) => new MiniClusterStorage(storage, services.GetRequiredService<Orleans.Serialization.Serializer>()));
            silo.AddOrleansFlow(options =>
            {
                options.TaskSlots = 1;
                options.HeartbeatInterval = TimeSpan.FromMilliseconds(500);
            });
            silo.Services.AddSingleton<ISubtaskRuntimeFactory>(_tasks);
            silo.Services.AddSingleton<IOperatorCoordinatorProvider>(new FakeCoordinators());
        });
        InProcessTestCluster cluster = builder.Build();
        await cluster.DeployAsync();
        return cluster;
    }
}
