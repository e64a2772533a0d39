using OrleansFlow.Functions;

namespace OrleansFlow.State;

/// <summary>A function with state of its own, which it gets before it is opened (org.apache.flink.streaming.api.checkpoint.CheckpointedFunction).</summary>
public interface ICheckpointedFunction : IFunction
{
    /// <summary>Called once in each subtask before the function is opened: asks for its states, which have been restored if there is a snapshot.</summary>
    /// <param name="context">Leads to the states.</param>
    void InitializeState(IFunctionInitializationContext context);

    /// <summary>Called for each snapshot, after the barrier has gone on: brings what the function keeps elsewhere into its states. Must not emit.</summary>
    /// <param name="context">Tells of the snapshot.</param>
    void SnapshotState(IFunctionSnapshotContext context);
}
