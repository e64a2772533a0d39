namespace OrleansFlow.Tasks.Network;

/// <summary>Nothing follows, not even events: the producer has ended.</summary>
public sealed record EndOfPartitionEvent : StreamEvent
{
    /// <summary>The one instance.</summary>
    public static EndOfPartitionEvent Instance { get; } = new();
}
