using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrleansFlow.Configuration;
using OrleansFlow.Grains.UserCode;
using OrleansFlow.Runtime;

namespace OrleansFlow.Grains.Subtasks;

/// <summary>What the attempts on a silo share. With the silo's services they end too, of whom nobody took leave: a silo may be killed in a process that lives on.</summary>
internal sealed class SubtaskServices(
    JobArtifactCache artifacts,
    ISubtaskRuntimeFactory runtimes,
    ILocalSiloDetails silo,
    IGrainFactory grains,
    IOptions<OrleansFlowOptions> options,
    RuntimeServices runtime,
    ILogger<SubtaskAttempt> logger) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly List<SubtaskAttempt> _attempts = [];

    public JobArtifactCache Artifacts { get; } = artifacts;

    public ISubtaskRuntimeFactory Runtimes { get; } = runtimes;

    /// <summary>The silo, as SiloAddress.ToParsableString prints it.</summary>
    public string Silo { get; } = silo.SiloAddress.ToParsableString();

    public IGrainFactory Grains { get; } = grains;

    public OrleansFlowOptions Options { get; } = options.Value;

    public RuntimeServices Runtime { get; } = runtime;

    public ILogger Logger { get; } = logger;

    public void Add(SubtaskAttempt attempt)
    {
        lock (_lock)
        {
            _attempts.Add(attempt);
        }
    }

    public void Remove(SubtaskAttempt attempt)
    {
        lock (_lock)
        {
            _attempts.Remove(attempt);
        }
    }

    public void Dispose()
    {
        SubtaskAttempt[] left;
        lock (_lock)
        {
            left = [.. _attempts];
            _attempts.Clear();
        }

        foreach (SubtaskAttempt attempt in left)
        {
            attempt.Abandon();
        }
    }
}
