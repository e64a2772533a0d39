using OrleansFlow.Integration.Tests.Infrastructure;
using OrleansFlow.Integration.Tests.WordCounts;

namespace OrleansFlow.Integration.Tests.Clusters;

/// <summary>Three silo-hosts joined by Redis, used through the programs that users have.</summary>
[Collection(ClusterTests.Name)]
public sealed class ThreeSiloProcessesTests(ThreeSilos cluster) : IClassFixture<ThreeSilos>, IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    /// <inheritdoc/>
    public void Dispose() => _directory.Dispose();

    [PackagesFact]
    public async Task AJobFromTheClientRunsOnAllThreeAndCountsRightly()
    {
        string input = _directory["in.txt"];
        File.WriteAllText(input, string.Join('\n', Enumerable.Range(0, 50_000).Select(i => $"line {i % 100} of three silos")));

        ProcessResult result = await Programs.WordCountAsync(
            "--input", input, "--output", _directory["out"], "--parallelism", "6", "--master", cluster.Master);

        result.AssertSucceeded();
        Assert.Equal(PlainWordCount.Of(input), CountFiles.Read(_directory["out"]));
        Assert.All(cluster.Silos, silo => Assert.Contains("is deployed", silo.Output, StringComparison.Ordinal));
    }

    [PackagesFact]
    public async Task AJobThatRunsForeverIsListedAndCancelled()
    {
        string id = new('c', 32);
        (await cluster.RunAsync(nameof(EndlessProgram), "-d", "-p", "6", "--job-id", id)).AssertSucceeded();

        ProcessResult listed = await Programs.OflowAsync("list", "-m", cluster.Master);
        Assert.Contains(id, listed.AssertSucceeded().Output, StringComparison.Ordinal);

        (await cluster.RunAsync(nameof(EndlessProgram), "-d", "--job-id", id)).AssertRefused(id);

        (await Programs.OflowAsync("cancel", "-m", cluster.Master, id)).AssertSucceeded();
        listed = await Programs.OflowAsync("list", "-m", cluster.Master, "--all");
        Assert.Contains("CANCELED", listed.AssertSucceeded().Output, StringComparison.Ordinal);
    }

    [PackagesFact]
    public async Task WhatAUserFunctionThrowsIsToldWithItsPlace() =>
        (await cluster.RunAsync(nameof(ThrowingProgram), "-p", "6"))
            .AssertRefused("DivideBySeven", "/6)", "System.InvalidOperationException", "77 is not to be divided");

    [PackagesFact]
    public async Task AJobWiderThanTheClusterSaysHowManySlotsThereAre() =>
        (await cluster.RunAsync(nameof(EndlessProgram), "-p", "7", "-D", "slot.request.timeout=2 s")).AssertRefused("needed 7 slots", "of 6 free on 3 silos");

    [PackagesFact]
    public async Task JobsLeaveNoLoadContextBehind() =>
        (await cluster.RunAsync(nameof(ManyJobsProgram), "-p", "6")).AssertSucceeded();

    [PackagesFact]
    public async Task AWrongMasterAddressIsOneSentence() =>
        (await Programs.OflowAsync("list", "-m", $"127.0.0.1:{Ports.Free()}")).AssertRefused("127.0.0.1");
}
