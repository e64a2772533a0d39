namespace OrleansFlow.Tasks.Network;

/// <summary>What travels between the records of a channel, in its place.</summary>
public abstract record StreamEvent
{
    private protected StreamEvent()
    {
    }
}

/// <summary>No record with a timestamp at or below follows.</summary>
/// <param name="Timestamp">Event time in ms.</param>
public sealed record WatermarkEvent(long Timestamp) : StreamEvent;

/// <summary>The channel has become idle or active again.</summary>
/// <param name="IsIdle">Whether it is idle.</param>
public sealed record WatermarkStatusEvent(bool IsIdle) : StreamEvent
{
    /// <summary>Idle.</summary>
    public static WatermarkStatusEvent Idle { get; } = new(true);

    /// <summary>Active.</summary>
    public static WatermarkStatusEvent Active { get; } = new(false);
}

/// <summary>All records of an iteration's round have come (org.apache.flink.iteration.IterationRecord, type EPOCH_WATERMARK).</summary>
/// <param name="Epoch">The round, from 0; <see cref="Terminated"/> at the end.</param>
public sealed record EpochWatermarkEvent(int Epoch) : StreamEvent
{
    /// <summary>The iteration has ended: no record of it follows.</summary>
    public const int Terminated = int.MaxValue;

    /// <summary>
    /// From here on up they belong to an unbounded iteration, which has no rounds: they find out whether records are still on their
    /// way, hold nothing up, and functions do not hear of them.
    /// </summary>
    public const int FirstProbe = 1 << 30;

    /// <summary>Whether an epoch ends no round.</summary>
    /// <param name="epoch">The epoch.</param>
    public static bool IsProbe(int epoch) => epoch is >= FirstProbe and < Terminated;
}

/// <summary>No record follows.</summary>
public sealed record EndOfDataEvent : StreamEvent
{
    /// <summary>The one instance.</summary>
    public static EndOfDataEvent Instance { get; } = new();
}

/// <summary>Nothing follows, not even events: the producer has ended.</summary>
public sealed record EndOfPartitionEvent : StreamEvent
{
    /// <summary>The one instance.</summary>
    public static EndOfPartitionEvent Instance { get; } = new();
}
