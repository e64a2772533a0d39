namespace OrleansFlow.Configuration;

/// <summary>How a job is run (org.apache.flink.api.common.RuntimeExecutionMode).</summary>
public enum RuntimeExecutionMode
{
    /// <summary>All operators at once, with checkpoints.</summary>
    Streaming,
    /// <summary>Stage by stage; refused.</summary>
    Batch,
    /// <summary>Batch if all sources are bounded, in Flink; refused.</summary>
    Automatic,
}
