using OrleansFlow.State;

namespace OrleansFlow.Tasks.Operators;

/// <summary>A snapshot that is being taken.</summary>
/// <param name="CheckpointId">Id of the checkpoint.</param>
/// <param name="CheckpointTimestamp">When it was begun, in milliseconds since 1970.</param>
internal sealed record FunctionSnapshotContext(long CheckpointId, long CheckpointTimestamp) : IFunctionSnapshotContext;
