namespace OrleansFlow.State;

/// <summary>A snapshot that is being taken (org.apache.flink.runtime.state.FunctionSnapshotContext).</summary>
public interface IFunctionSnapshotContext
{
    /// <summary>The id of the checkpoint.</summary>
    long CheckpointId { get; }

    /// <summary>When the checkpoint was begun, in milliseconds since 1970.</summary>
    long CheckpointTimestamp { get; }
}
