using OrleansFlow.Execution;
using OrleansFlow.Hosting;

namespace OrleansFlow.Grains.Tests.BadInputs;

/// <summary>A cluster for the many small jobs of a test class.</summary>
public sealed class OneCluster : IAsyncLifetime
{
    // How long a job may take that is to fail at once: only one that hangs takes longer.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    private LocalCluster? _cluster;

    /// <summary>Runs a program that is to fail.</summary>
    /// <returns>What its user is told.</returns>
    public async Task<string> FailsAsync(Action<StreamExecutionEnvironment> program)
    {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.CreateLocalEnvironment(1);
        program(environment);
        await using IJobClient client = await _cluster!.SubmitAsync(environment.GetJobGraph("faulty"));
        JobExecutionException error = await Assert.ThrowsAsync<JobExecutionException>(() => client.GetResultAsync().WaitAsync(s_patience));
        Assert.Equal(JobStatus.Failed, error.Status);
        return error.Message;
    }

    public async Task InitializeAsync() => _cluster = await LocalCluster.StartAsync(new LocalClusterOptions { Silos = 1, TaskSlots = 4 });

    public async Task DisposeAsync() => await _cluster!.DisposeAsync();
}
