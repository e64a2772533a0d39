namespace OrleansFlow.Tasks.Network;

/// <summary>No record with a timestamp at or below follows.</summary>
/// <param name="Timestamp">Event time in ms.</param>
public sealed record WatermarkEvent(long Timestamp) : StreamEvent;
