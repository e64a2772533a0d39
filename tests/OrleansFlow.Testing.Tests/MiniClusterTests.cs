using OrleansFlow.Configuration;
using OrleansFlow.Execution;
using OrleansFlow.Sinks;

namespace OrleansFlow.Testing.Tests;

public sealed class MiniClusterTests
{
    private const int Patience = 120_000;

    [Fact(Timeout = Patience)]
    public async Task JobsRunOnAllSilosAndGiveTheirResults()
    {
        await using MiniCluster cluster = await MiniCluster.StartAsync(new MiniClusterOptions { Silos = 2, SlotsPerSilo = 2 });
        Assert.Equal(2, cluster.SiloCount);
        StreamExecutionEnvironment environment = cluster.CreateEnvironment();
        Assert.Equal(4, environment.Parallelism);
        IReadOnlyList<long> sums = await environment.FromSequence(1, 1_000).KeyBy(x => x % 10).Reduce((left, right) => left + right).ExecuteAndCollectAsync(2_000);
        Assert.Equal(1_000, sums.Count);
        Assert.Equal(50_500, sums.Where(sum => sum % 10 == 0).Max());

        await cluster.StartSiloAsync();
        Assert.Equal(3, cluster.SiloCount);
        Assert.Equal(6, cluster.CreateEnvironment().Parallelism);
        Assert.Equal(1, cluster.CreateEnvironment(1).Parallelism);
        JobExecutionResult result = await RunAsync(cluster.CreateEnvironment());
        Assert.True(result.NetRuntime > TimeSpan.Zero);
    }

    [Fact(Timeout = Patience)]
    public async Task TheLossOfASiloFailsItsJobAndTheNextOneRunsOnTheOthers()
    {
        await using MiniCluster cluster = await MiniCluster.StartAsync(new MiniClusterOptions { Silos = 2, SlotsPerSilo = 1 });
        StreamExecutionEnvironment environment = cluster.CreateEnvironment();
        environment.FromGenerator(static x => x, recordsPerSecond: 10).Map(x => x).SinkTo(new DiscardingSink<long>());
        await using IJobClient job = await environment.ExecuteAsync("endless");
        await cluster.WaitForAllTasksRunningAsync(job);
        Assert.Equal(JobStatus.Running, await job.GetStatusAsync());

        await cluster.KillSiloAsync(1);
        Assert.Equal(1, cluster.SiloCount);
        JobExecutionException failure = await Assert.ThrowsAsync<JobExecutionException>(() => job.GetResultAsync());
        Assert.True(failure.Message.Contains("silo", StringComparison.OrdinalIgnoreCase), failure.Message);
        await RunAsync(cluster.CreateEnvironment());
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => cluster.KillSiloAsync(0));
    }

    [Fact(Timeout = Patience)]
    public async Task WaitingForTheTasksOfAJobThatEndsOtherwiseIsAnError()
    {
        await using MiniCluster cluster = await MiniCluster.StartAsync(new MiniClusterOptions { Silos = 1, SlotsPerSilo = 1 });
        StreamExecutionEnvironment environment = cluster.CreateEnvironment(parallelism: 2, new JobConfiguration().Set("slot.request.timeout", "50 ms"));
        environment.FromGenerator(static x => x, recordsPerSecond: 10).SinkTo(new DiscardingSink<long>());
        await using IJobClient job = await environment.ExecuteAsync("too large");

        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => cluster.WaitForAllTasksRunningAsync(job));

        Assert.Contains("Failed", error.Message, StringComparison.Ordinal);
    }

    private static async Task<JobExecutionResult> RunAsync(StreamExecutionEnvironment environment)
    {
        environment.FromSequence(1, 100).Map(x => x).SinkTo(new DiscardingSink<long>());
        return await environment.ExecuteAndWaitAsync();
    }
}
