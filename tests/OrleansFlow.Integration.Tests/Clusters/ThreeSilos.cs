using OrleansFlow.Integration.Tests.Infrastructure;

namespace OrleansFlow.Integration.Tests.Clusters;

/// <summary>Three silo-hosts of two slots each, joined by Redis; the tests of a class share them.</summary>
public sealed class ThreeSilos : IAsyncLifetime
{
    private readonly List<SiloProcess> _silos = [];
    private RedisServer? _redis;

    internal string Master => _silos[0].Gateway;

    internal IReadOnlyList<SiloProcess> Silos => _silos;

    /// <inheritdoc/>
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

    /// <inheritdoc/>
    public Task DisposeAsync()
    {
        _silos.ForEach(silo => silo.Dispose());
        _redis?.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>Runs a program of this assembly by the command line client.</summary>
    internal Task<ProcessResult> RunAsync(string program, params string[] options) => RunAsync(_silos[0], program, options);

    /// <summary>Runs a program of this assembly by the command line client, through the gateway of a silo.</summary>
    internal static Task<ProcessResult> RunAsync(SiloProcess silo, string program, params string[] options) =>
        Programs.OflowAsync(["run", "-m", silo.Gateway, .. options, "--class", $"OrleansFlow.Integration.Tests.Clusters.{program}", Programs.PathOf("OrleansFlow.Integration.Tests.dll")]);

    internal string Outputs() => string.Join("\n----\n", _silos.Select(silo => silo.Output));
}
