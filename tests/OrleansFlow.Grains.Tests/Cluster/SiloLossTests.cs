using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;
using OrleansFlow.Configuration;
using OrleansFlow.Execution;
using OrleansFlow.Grains.Jobs;
using OrleansFlow.Grains.Resources;
using OrleansFlow.Grains.Subtasks;
using OrleansFlow.Hosting;

namespace OrleansFlow.Grains.Tests.Cluster;

public sealed class SiloLossTests
{
    private readonly FakeTasks _tasks = new();

    [Theory]
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

        // A killed silo of a test cluster may still say that its subtasks stop; one that crashed is found missing. Both name the silo.
        Assert.Contains(
            masters ? "the master of job 'test' was lost with its silo" : $"with its silo {lost.SiloAddress.ToParsableString()}", failure.Message, StringComparison.Ordinal);
        SiloSlots[] slots = [.. await cluster.Client.GetGrain<IResourceManagerGrain>(IResourceManagerGrain.Key).GetOverviewAsync()];
        Assert.All(slots, static silo => Assert.Equal(silo.Total, silo.Free));
    }

    private async Task<InProcessTestCluster> StartAsync()
    {
        var storage = new SharedStorage();
        var builder = new InProcessTestClusterBuilder(3);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddKeyedSingleton<Orleans.Storage.IGrainStorage>(OrleansFlowOptions.DefaultStorageProvider, storage);
            silo.AddOrleansFlow(options =>
            {
                options.TaskSlots = 1;
                options.HeartbeatInterval = TimeSpan.FromMilliseconds(500);
            });
            silo.Services.AddSingleton<ISubtaskRuntimeFactory>(_tasks);
        });
        InProcessTestCluster cluster = builder.Build();
        await cluster.DeployAsync();
        return cluster;
    }
}
