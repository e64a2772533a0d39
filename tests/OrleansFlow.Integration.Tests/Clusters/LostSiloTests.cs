using OrleansFlow.Integration.Tests.Infrastructure;
using OrleansFlow.Integration.Tests.WordCounts;

namespace OrleansFlow.Integration.Tests.Clusters;

/// <summary>Silos that go while jobs run.</summary>
[Collection(ClusterTests.Name)]
public sealed class LostSiloTests(ThreeSilos cluster) : IClassFixture<ThreeSilos>, IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    /// <inheritdoc/>
    public void Dispose() => _directory.Dispose();

    [PackagesFact]
    public async Task AKilledSiloFailsItsJobByNameAndTheOthersTakeTheNextAndAStoppedOneEndsCleanly()
    {
        SiloProcess victim = cluster.Silos[2];
        Task<ProcessResult> endless = cluster.RunAsync(nameof(EndlessProgram), "-p", "6");
        await Task.WhenAll(cluster.Silos.Select(silo => silo.SaysAsync("is deployed")));

        await victim.KillAsync();

        ProcessResult failed = await endless.WaitAsync(TimeSpan.FromSeconds(30));
        failed.AssertRefused($"127.0.0.1:{victim.SiloPort}", "silo");

        string input = _directory["in.txt"];
        File.WriteAllText(input, "two silos are left, two of three");
        (await Programs.WordCountAsync("--input", input, "--output", _directory["out"], "--parallelism", "4", "--master", cluster.Master)).AssertSucceeded();
        Assert.Equal(PlainWordCount.Of(input), CountFiles.Read(_directory["out"]));

        Assert.Equal(0, await cluster.Silos[1].StopAsync());
        (await Programs.OflowAsync("list", "-m", cluster.Master, "--all")).AssertSucceeded();
    }
}
