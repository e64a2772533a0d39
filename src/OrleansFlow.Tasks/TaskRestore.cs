using OrleansFlow.State;

namespace OrleansFlow.Tasks;

/// <summary>What a task goes on from (org.apache.flink.runtime.checkpoint.JobManagerTaskRestore).</summary>
/// <param name="CheckpointId">Id of the checkpoint.</param>
/// <param name="Snapshots">Of each operator that has state, the snapshots of all subtasks it had, or the one that was dealt for this subtask.</param>
public sealed record TaskRestore(long CheckpointId, IReadOnlyList<OperatorSnapshot> Snapshots);
