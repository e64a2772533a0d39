using OrleansFlow.Integration.Tests.Infrastructure;
using OrleansFlow.Integration.Tests.WordCounts;

namespace OrleansFlow.Integration.Tests.Clusters;

/// <summary>Silos that go while jobs run on them. Each test has a cluster of its own, which it leaves in ruins.</summary>
[Collection(ClusterTests.Name)]
public sealed class LostSiloTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ThreeSilos _cluster = new();
    private readonly TemporaryDirectory _directory = new();

    /// <summary>What the silo that goes had.</summary>
    public enum Role
    {
        /// <summary>The master of the job, and subtasks.</summary>
        Master,
        /// <summary>The connection of the client, and subtasks.</summary>
        Gateway,
        /// <summary>Subtasks alone.</summary>
        Subtasks,
    }

    /// <inheritdoc/>
    public Task InitializeAsync() => _cluster.InitializeAsync();

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        await _cluster.DisposeAsync();
        _directory.Dispose();
    }

    [PackagesTheory]
    [InlineData(Role.Master)]
    [InlineData(Role.Gateway)]
    [InlineData(Role.Subtasks)]
    public async Task AKilledSiloFailsItsJobByNameAndTheOthersTakeTheNext(Role role)
    {
        (Task<ProcessResult> endless, SiloProcess victim, SiloProcess survivor) = await RunEndlessAsync(role);

        await victim.KillAsync();

        (await endless.WaitAsync(Patience)).AssertRefused(victim.Endpoint, "silo");
        await AssertNextJobRunsAsync(survivor);

        // Two slots of each silo that is left.
        (await ThreeSilos.RunAsync(survivor, nameof(EndlessProgram), "-p", "5", "-D", "slot.request.timeout=1 s").WaitAsync(Patience))
            .AssertRefused("needed 5 slots", "4 of 4 free on 2 silos");
    }

    [PackagesTheory]
    [InlineData(Role.Master)]
    [InlineData(Role.Subtasks)]
    public async Task AStoppedSiloEndsCleanlyAndFailsItsJobByName(Role role)
    {
        (Task<ProcessResult> endless, SiloProcess victim, SiloProcess survivor) = await RunEndlessAsync(role);

        Assert.Equal(0, await victim.StopAsync().WaitAsync(Patience));

        (await endless.WaitAsync(Patience)).AssertRefused(victim.Endpoint, "silo");
        await AssertNextJobRunsAsync(survivor);
    }

    [PackagesFact]
    public async Task AJobIsCancelledWhileItsSiloIsBeingMissed()
    {
        string id = new('d', 32);
        (_, SiloProcess victim, SiloProcess survivor) = await RunEndlessAsync(Role.Subtasks, "-d", "--job-id", id);

        await victim.KillAsync();

        // It ends as what it hears first: the wish, or the loss.
        await Programs.OflowAsync("cancel", "-m", survivor.Gateway, id).WaitAsync(Patience);
        ProcessResult listed = (await Programs.OflowAsync("list", "-m", survivor.Gateway, "--all")).AssertSucceeded();
        Assert.True(listed.Output.Contains("CANCELED", StringComparison.Ordinal) || listed.Output.Contains("FAILED", StringComparison.Ordinal), listed.Output);
    }

    [PackagesFact]
    public async Task ATaskThatDoesNotStopIsGivenUpAndNamed()
    {
        string id = new('e', 32);
        (await _cluster.RunAsync(nameof(StuckProgram), "-d", "--job-id", id, "-D", "task.cancellation.timeout=1 s")).AssertSucceeded();
        await Task.WhenAny(_cluster.Silos.Select(static silo => silo.SaysAsync(StuckProgram.Said))).Unwrap();

        ProcessResult cancelled = await Programs.OflowAsync("cancel", "-m", _cluster.Master, id).WaitAsync(Patience);

        Assert.Contains("NeverReturns (1/1)", cancelled.AssertSucceeded().Output, StringComparison.Ordinal);
        Assert.Contains("task.cancellation.timeout", cancelled.Output, StringComparison.Ordinal);
    }

    private async Task<(Task<ProcessResult> Endless, SiloProcess Victim, SiloProcess Survivor)> RunEndlessAsync(Role role, params string[] options)
    {
        Task<ProcessResult> endless = _cluster.RunAsync(nameof(EndlessProgram), ["-p", "6", .. options]);
        await Task.WhenAll(_cluster.Silos.Select(static silo => silo.SaysAsync("is deployed")));
        SiloProcess gateway = _cluster.Silos[0];
        SiloProcess master = _cluster.Silos.First(static silo => silo.Output.Contains("goes from Created to Running", StringComparison.Ordinal));
        SiloProcess victim = role switch
        {
            Role.Master => master,
            Role.Gateway => gateway,
            _ => _cluster.Silos.First(silo => silo != master && silo != gateway),
        };
        return (endless, victim, _cluster.Silos.First(silo => silo != victim));
    }

    private async Task AssertNextJobRunsAsync(SiloProcess survivor)
    {
        string input = _directory["in.txt"];
        File.WriteAllText(input, "two silos are left, two of three");
        (await Programs.WordCountAsync("--input", input, "--output", _directory["out"], "--parallelism", "4", "--master", survivor.Gateway).WaitAsync(Patience)).AssertSucceeded();
        Assert.Equal(PlainWordCount.Of(input), CountFiles.Read(_directory["out"]));
    }
}
