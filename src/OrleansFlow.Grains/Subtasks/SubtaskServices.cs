using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrleansFlow.Configuration;
using OrleansFlow.Grains.UserCode;
using OrleansFlow.Runtime;

namespace OrleansFlow.Grains.Subtasks;

/// <summary>What the attempts on a silo share.</summary>
internal sealed class SubtaskServices(
    JobArtifactCache artifacts,
    ISubtaskRuntimeFactory runtimes,
    ILocalSiloDetails silo,
    IGrainFactory grains,
    IOptions<OrleansFlowOptions> options,
    RuntimeServices runtime,
    ILogger<SubtaskAttempt> logger)
{
    public JobArtifactCache Artifacts { get; } = artifacts;

    public ISubtaskRuntimeFactory Runtimes { get; } = runtimes;

    /// <summary>The silo, as SiloAddress.ToParsableString prints it.</summary>
    public string Silo { get; } = silo.SiloAddress.ToParsableString();

    public IGrainFactory Grains { get; } = grains;

    public OrleansFlowOptions Options { get; } = options.Value;

    public RuntimeServices Runtime { get; } = runtime;

    public ILogger Logger { get; } = logger;
}
