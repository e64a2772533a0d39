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
