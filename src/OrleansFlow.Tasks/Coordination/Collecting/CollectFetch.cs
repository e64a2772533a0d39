namespace OrleansFlow.Tasks.Coordination.Collecting;

/// <summary>A client's request (CollectCoordinationRequest).</summary>
/// <param name="Version">The version that the client has seen; empty at first.</param>
/// <param name="Offset">Number of the record that it wants next; it has all before.</param>
/// <param name="WaitMs">How long to wait for records, in ms.</param>
internal readonly record struct CollectFetch(string Version, long Offset, int WaitMs);
