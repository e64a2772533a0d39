using Microsoft.Extensions.DependencyInjection;
using OrleansFlow.Execution;
using OrleansFlow.Grains.Dispatcher;
using OrleansFlow.Grains.Jobs;
using OrleansFlow.Grains.Resources;
using OrleansFlow.Grains.Subtasks;
using OrleansFlow.Graph;
using OrleansFlow.Hosting;
using OrleansFlow.Tasks;

namespace OrleansFlow.Grains.Tests.Cluster;

public sealed class ControlPlaneTests
{
    private readonly FakeTasks _tasks = new();

    [Fact]
    public async Task AJobRunsOnAllSilosAndGivesItsSlotsBackAtTheEnd()
    {
        await using LocalCluster cluster = await StartAsync(silos: 2, slots: 2);
        IJobClient client = await cluster.SubmitAsync(Graphs.Line(2, 4));
        await _tasks.StartedAsync(8);

        JobDetails running = await AllRunningAsync(cluster, client, 8);
        Assert.Equal(2, running.Vertices.SelectMany(static vertex => vertex.Subtasks).Select(static subtask => subtask.Silo).Distinct().Count());
        Assert.All(running.Vertices.SelectMany(static vertex => vertex.Subtasks), static subtask => Assert.Equal(1, subtask.Metrics!.NumRecordsIn));
        Assert.All(await OverviewAsync(cluster), static silo => Assert.Equal(0, silo.Free));
        Assert.Equal(JobStatus.Running, await client.GetStatusAsync());

        foreach (FakeTasks.FakeTask task in _tasks.All)
        {
            task.Report(ExecutionState.Finished);
        }

        await client.GetResultAsync();
        Assert.Equal(JobStatus.Finished, await client.GetStatusAsync());
        Assert.All(await OverviewAsync(cluster), static silo => Assert.Equal(2, silo.Free));
    }

    [Fact]
    public async Task AFailedTaskFailsTheJobWithOperatorSubtaskAndCause()
    {
        await using LocalCluster cluster = await StartAsync(silos: 2, slots: 2);
        IJobClient client = await cluster.SubmitAsync(Graphs.Line(1, 4));
        await _tasks.StartedAsync(4);

        _tasks.All.ElementAt(2).Report(ExecutionState.Failed, new TaskFailure("Parse", "System.FormatException", "'x' is no number", "stack"));

        JobExecutionException failure = await Assert.ThrowsAsync<JobExecutionException>(() => client.GetResultAsync());
        Assert.Equal(JobStatus.Failed, failure.Status);
        Assert.Contains("operator 'Parse' in v0 (3/4) failed with System.FormatException: 'x' is no number", failure.Message, StringComparison.Ordinal);
        Assert.Equal(3, _tasks.All.Count(static task => task.Cancelled));
    }

    [Fact]
    public async Task ACancelledJobStopsItsTasks()
    {
        await using LocalCluster cluster = await StartAsync(silos: 1, slots: 2);
        IJobClient client = await cluster.SubmitAsync(Graphs.Line(2, 2));
        await _tasks.StartedAsync(4);

        await client.CancelAsync();
        await client.CancelAsync();

        JobExecutionException end = await Assert.ThrowsAsync<JobExecutionException>(() => client.GetResultAsync());
        Assert.Equal(JobStatus.Canceled, end.Status);
        Assert.All(_tasks.All, static task => Assert.True(task.Cancelled));
        Assert.All(await OverviewAsync(cluster), static silo => Assert.Equal(2, silo.Free));
    }

    [Fact]
    public async Task AnIdIsRefusedWhileItsJobRunsAndAfterItsEnd()
    {
        await using LocalCluster cluster = await StartAsync(silos: 1, slots: 4);
        JobGraph graph = Graphs.Line(1, 1);
        IJobClient client = await cluster.SubmitAsync(graph);
        await _tasks.StartedAsync(1);

        JobSubmissionException running = await Assert.ThrowsAsync<JobSubmissionException>(() => cluster.SubmitAsync(graph));
        _tasks.All.Single().Report(ExecutionState.Finished);
        await client.GetResultAsync();
        JobSubmissionException ended = await Assert.ThrowsAsync<JobSubmissionException>(() => cluster.SubmitAsync(graph));

        Assert.Contains($"Job id {graph.JobId} is taken", running.Message, StringComparison.Ordinal);
        Assert.Contains($"Job id {graph.JobId} is taken", ended.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AJobWithoutEnoughSlotsSaysWhatItNeededAndWhatThereWas()
    {
        await using LocalCluster cluster = await StartAsync(silos: 2, slots: 1);
        JobGraph graph = Graphs.Of([Graphs.Vertex(0, 3), Graphs.Vertex(1, 1, "other")], [Graphs.Edge(0, 1)], new Dictionary<string, string> { ["slot.request.timeout"] = "100 ms" });
        IJobClient client = await cluster.SubmitAsync(graph);

        JobExecutionException failure = await Assert.ThrowsAsync<JobExecutionException>(() => client.GetResultAsync());

        Assert.Contains("needed 4 slots (default: 3, other: 1), 2 of 2 free on 2 silos; change slot.request.timeout, parallelism or taskmanager.numberOfTaskSlots", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AJobWaitsForTheSlotsOfAnother()
    {
        await using LocalCluster cluster = await StartAsync(silos: 1, slots: 1);
        IJobClient first = await cluster.SubmitAsync(Graphs.Line(1, 1));
        IJobClient second = await cluster.SubmitAsync(Graphs.Line(1, 1, id: JobId.Parse("000000000000000000000000000000bb")));
        await _tasks.StartedAsync(1);
        _tasks.OnStart = static task =>
        {
            task.Report(ExecutionState.Running);
            task.Report(ExecutionState.Finished);
        };

        _tasks.All.Single(task => task.Id.Job == first.JobId).Report(ExecutionState.Finished);

        await first.GetResultAsync();
        await second.GetResultAsync();
    }

    [Fact]
    public async Task ACallToAnAttemptThatWasNeverDeployedCreatesNothing()
    {
        await using LocalCluster cluster = await StartAsync(silos: 2, slots: 1);
        ISubtaskGrain subtask = cluster.Grains.GetGrain<ISubtaskGrain>(new ExecutionAttemptId(Graphs.Job, Graphs.VertexId(0), 0, 0).ToString());

        Assert.False(await subtask.CancelAsync());
        Assert.Null(await subtask.GetDetailsAsync());
        Assert.False(await subtask.HandleCoordinatorEventAsync(new OperatorId(1).ToString(), 0, []));

        // And it does not stand in the way of a deployment.
        IJobClient client = await cluster.SubmitAsync(Graphs.Line(1, 2));
        await _tasks.StartedAsync(2);
        await client.CancelAsync();
        await Assert.ThrowsAsync<JobExecutionException>(() => client.GetResultAsync());
    }

    [Fact]
    public async Task AJobGraphThatIsNotThereIsRefused()
    {
        await using LocalCluster cluster = await StartAsync(silos: 1, slots: 1);

        SubmissionResult result = await cluster.Grains.GetGrain<IDispatcherGrain>(IDispatcherGrain.Key).SubmitAsync(new JobSubmission(Graphs.Job.ToString(), "test", new string('0', 64)));

        Assert.False(result.Accepted);
        Assert.Contains("is not there; upload it first", result.Error, StringComparison.Ordinal);
        Assert.Empty(await cluster.Grains.GetGrain<IDispatcherGrain>(IDispatcherGrain.Key).ListJobsAsync());
    }

    [Fact]
    public async Task EndedJobsAreListedWithTheirStatus()
    {
        await using LocalCluster cluster = await StartAsync(silos: 1, slots: 1);
        _tasks.OnStart = static task =>
        {
            task.Report(ExecutionState.Running);
            task.Report(ExecutionState.Finished);
        };
        IJobClient client = await cluster.SubmitAsync(Graphs.Line(1, 1));
        await client.GetResultAsync();

        IDispatcherGrain dispatcher = cluster.Grains.GetGrain<IDispatcherGrain>(IDispatcherGrain.Key);
        JobOverview job = Assert.Single(await dispatcher.ListJobsAsync());
        Assert.Equal((client.JobId.ToString(), "test", 1), (job.JobId, job.Name, job.TotalTasks));
    }

    private static async Task<JobDetails> AllRunningAsync(LocalCluster cluster, IJobClient client, int tasks)
    {
        IJobGrain job = cluster.Grains.GetGrain<IJobGrain>(client.JobId.ToString());
        JobDetails details = await job.GetDetailsAsync();
        while (details.Overview.RunningTasks < tasks)
        {
            details = await job.GetDetailsAsync();
        }

        return await job.GetDetailsAsync();
    }

    private static Task<IReadOnlyList<SiloSlots>> OverviewAsync(LocalCluster cluster) =>
        cluster.Grains.GetGrain<IResourceManagerGrain>(IResourceManagerGrain.Key).GetOverviewAsync();

    private async Task<LocalCluster> StartAsync(int silos, int slots)
    {
        LocalCluster cluster = await LocalCluster.StartAsync(new LocalClusterOptions
        {
            Silos = silos,
            TaskSlots = slots,
            ConfigureSilo = silo => silo.Services.AddSingleton<ISubtaskRuntimeFactory>(_tasks),
        });
        while ((await OverviewAsync(cluster)).Count < silos)
        {
        }

        return cluster;
    }
}
