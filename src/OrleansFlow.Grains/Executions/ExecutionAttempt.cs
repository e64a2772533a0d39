using OrleansFlow.Grains.Jobs;
using OrleansFlow.Grains.Resources;

namespace OrleansFlow.Grains.Executions;

/// <summary>One attempt to run one subtask (org.apache.flink.runtime.executiongraph.Execution).</summary>
internal sealed class ExecutionAttempt(ExecutionAttemptId id, ExecutionVertex vertex)
{
    public ExecutionAttemptId Id { get; } = id;

    public ExecutionVertex Vertex { get; } = vertex;

    /// <summary>Changed by <see cref="ExecutionGraph"/> only, which counts the states.</summary>
    public ExecutionState State { get; internal set; } = ExecutionState.Created;

    /// <summary>The slot; null before there is one.</summary>
    public AllocatedSlot? Slot { get; set; }

    public string? Silo => Slot?.Silo;

    public FailureInfo? Failure { get; internal set; }

    /// <summary>The accumulators that it ended with.</summary>
    public IReadOnlyList<AccumulatorValue> Accumulators { get; internal set; } = [];

    /// <summary>The metrics that it ended with.</summary>
    public SubtaskMetrics? Metrics { get; internal set; }

    /// <summary>Name of the vertex and number of the subtask, as Flink prints them.</summary>
    public string Location => $"{Vertex.Info.Name} ({Id.Subtask + 1}/{Vertex.Info.Parallelism})";
}
