using OrleansFlow.Integration.Tests.Infrastructure;
using OrleansFlow.Integration.Tests.WordCounts;

namespace OrleansFlow.Integration.Tests.Clusters;

/// <summary>Three silo-hosts joined by Redis, used through the programs that users have.</summary>
public sealed class ThreeSiloProcessesTests : IAsyncLifetime
{
    private readonly TemporaryDirectory _directory = new();
    private readonly List<SiloProcess> _silos = [];
    private RedisServer? _redis;

    private string Master => $"127.0.0.1:{_silos[0].GatewayPort}";

    public async Task InitializeAsync()
    {
#if ORLEANS_EMBEDDED
        await Task.CompletedTask;
#else
        if (RedisServer.IsInstalled)
        {
            _redis = await RedisServer.StartAsync();
            _silos.AddRange(await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => SiloProcess.StartAsync(_redis, slots: 2))));
        }
#endif
    }

    public Task DisposeAsync()
    {
        _silos.ForEach(silo => silo.Dispose());
        _redis?.Dispose();
        _directory.Dispose();
        return Task.CompletedTask;
    }

    [PackagesFact]
    public async Task AJobFromTheClientRunsOnAllThreeAndCountsRightly()
    {
        string input = _directory["in.txt"];
        File.WriteAllText(input, string.Join('\n', Enumerable.Range(0, 50_000).Select(i => $"line {i % 100} of three silos")));

        ProcessResult result = await Programs.WordCountAsync(
            "--input", input, "--output", _directory["out"], "--parallelism", "6", "--master", Master);

        result.AssertSucceeded();
        Assert.Equal(PlainWordCount.Of(input), CountFiles.Read(_directory["out"]));
        Assert.All(_silos, silo => Assert.Contains("deployed", silo.Output, StringComparison.OrdinalIgnoreCase));
    }

    [PackagesFact]
    public async Task AJobThatRunsForeverIsListedAndCancelled()
    {
        string id = new('c', 32);
        ProcessResult submitted = await Programs.OflowAsync(
            "run", "-d", "-m", Master, "-p", "6", "--job-id", id, "--class", "OrleansFlow.Integration.Tests.Clusters.EndlessProgram", Programs.PathOf("OrleansFlow.Integration.Tests.dll"));
        submitted.AssertSucceeded();

        ProcessResult listed = await Programs.OflowAsync("list", "-m", Master);
        Assert.Contains(id, listed.AssertSucceeded().Output, StringComparison.Ordinal);

        (await Programs.OflowAsync("run", "-d", "-m", Master, "--job-id", id, "--class", "OrleansFlow.Integration.Tests.Clusters.EndlessProgram", Programs.PathOf("OrleansFlow.Integration.Tests.dll")))
            .AssertRefused(id);

        (await Programs.OflowAsync("cancel", "-m", Master, id)).AssertSucceeded();
        listed = await Programs.OflowAsync("list", "-m", Master, "--all");
        Assert.Contains("CANCELED", listed.AssertSucceeded().Output, StringComparison.Ordinal);
    }

    [PackagesFact]
    public async Task AWrongMasterAddressIsOneSentence() =>
        (await Programs.OflowAsync("list", "-m", $"127.0.0.1:{Ports.Free()}")).AssertRefused("127.0.0.1");
}
