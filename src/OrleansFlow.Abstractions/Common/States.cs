namespace OrleansFlow;

/// <summary>The state of one execution attempt (org.apache.flink.runtime.execution.ExecutionState).</summary>
public enum ExecutionState
{
    /// <summary>Known, not yet scheduled.</summary>
    Created,
    /// <summary>Waiting for its slot.</summary>
    Scheduled,
    /// <summary>On its way to its silo.</summary>
    Deploying,
    /// <summary>Its operators are being opened and restored.</summary>
    Initializing,
    /// <summary>Processing records.</summary>
    Running,
    /// <summary>Ended after the end of its input.</summary>
    Finished,
    /// <summary>Told to stop.</summary>
    Canceling,
    /// <summary>Stopped because it was told to.</summary>
    Canceled,
    /// <summary>Ended by an error.</summary>
    Failed,
}

/// <summary>The state of a job (org.apache.flink.api.common.JobStatus).</summary>
public enum JobStatus
{
    /// <summary>Accepted; its job master is starting.</summary>
    Initializing,
    /// <summary>Its execution graph stands; nothing runs yet.</summary>
    Created,
    /// <summary>Scheduled or running.</summary>
    Running,
    /// <summary>Failed; its tasks are being cancelled.</summary>
    Failing,
    /// <summary>Ended by an error.</summary>
    Failed,
    /// <summary>Told to stop; its tasks are being cancelled.</summary>
    Cancelling,
    /// <summary>Stopped because it was told to.</summary>
    Canceled,
    /// <summary>All its tasks finished.</summary>
    Finished,
    /// <summary>Waiting for its restart.</summary>
    Restarting,
    /// <summary>Its job master stopped without an end of the job.</summary>
    Suspended,
    /// <summary>Its job master is taking up what still runs.</summary>
    Reconciling,
}

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
