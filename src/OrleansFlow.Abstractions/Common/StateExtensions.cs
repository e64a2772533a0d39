namespace OrleansFlow;

/// <summary>Questions about states.</summary>
public static class StateExtensions
{
    /// <summary>Whether the attempt has ended: finished, canceled or failed.</summary>
    /// <param name="state">The state.</param>
    public static bool IsTerminal(this ExecutionState state) =>
        state is ExecutionState.Finished or ExecutionState.Canceled or ExecutionState.Failed;

    /// <summary>Whether the job has ended for good: finished, canceled or failed.</summary>
    /// <param name="status">The status.</param>
    public static bool IsGloballyTerminal(this JobStatus status) =>
        status is JobStatus.Finished or JobStatus.Canceled or JobStatus.Failed;

    /// <summary>The name that Flink's REST API and its users write: RUNNING, FINISHED, …</summary>
    /// <param name="state">The state.</param>
    public static string ToFlinkName(this ExecutionState state) => state.ToString().ToUpperInvariant();

    /// <summary>The name that Flink's REST API and its users write: RUNNING, FINISHED, …</summary>
    /// <param name="status">The status.</param>
    public static string ToFlinkName(this JobStatus status) => status.ToString().ToUpperInvariant();
}
