namespace OrleansFlow.Tasks.Network;

/// <summary>No record follows.</summary>
public sealed record EndOfDataEvent : StreamEvent
{
    /// <summary>The one instance.</summary>
    public static EndOfDataEvent Instance { get; } = new();
}
