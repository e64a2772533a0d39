namespace OrleansFlow.Tasks.Network;

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
