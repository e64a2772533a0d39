using OrleansFlow.Functions;
using OrleansFlow.Graph;
using OrleansFlow.Tasks.Contexts;
using OrleansFlow.Tasks.Operators.Outputs;

namespace OrleansFlow.Tasks;

/// <summary>All that a subtask needs to run (TaskDeploymentDescriptor).</summary>
public sealed record TaskDescriptor
{
    /// <summary>The attempt.</summary>
    public required ExecutionAttemptId Attempt { get; init; }

    /// <summary>Name of the job.</summary>
    public required string JobName { get; init; }

    /// <summary>Name of the vertex.</summary>
    public required string VertexName { get; init; }

    /// <summary>How many subtasks the vertex has.</summary>
    public required int Parallelism { get; init; }

    /// <summary>How many key groups the vertex has.</summary>
    public required int MaxParallelism { get; init; }

    /// <summary>Interval of flushes in ms: 0 after each record, −1 only when full.</summary>
    public required long BufferTimeoutMs { get; init; }

    /// <summary>The operators.</summary>
    public required OperatorChainSpec Chain { get; init; }

    /// <summary>The job's configuration.</summary>
    public required IReadOnlyDictionary<string, string> Configuration { get; init; }

    /// <summary>The job's own parameters.</summary>
    public required IReadOnlyDictionary<string, string> GlobalJobParameters { get; init; }

    /// <summary>What the operators go on from; null for nothing.</summary>
    public TaskRestore? Restore { get; init; }

    /// <summary>Takes what goes to side outputs that nobody reads; null to drop it.</summary>
    internal ISideOutputTap? SideOutputTap { get; init; }

    /// <summary>By how many ms after its time a timer of processing time fires.</summary>
    internal int TimerDelayMs { get; init; } = 1;

    /// <summary>The files that came with the job. Default: none.</summary>
    public IDistributedCache DistributedCache { get; init; } = NoCachedFiles.Instance;
}
