namespace OrleansFlow.State;

/// <summary>
/// When the values of a state expire, in processing time (org.apache.flink.api.common.state.StateTtlConfig). Each value has its
/// own time: each item of a list, each entry of a map.
/// </summary>
/// <param name="TimeToLive">How long a value is kept after its last use; more than 0, in whole milliseconds.</param>
public sealed record StateTtlConfig(TimeSpan TimeToLive)
{
    /// <summary>How long a value is kept after its last use; more than 0, in whole milliseconds.</summary>
    public TimeSpan TimeToLive { get; } = TimeToLive >= TimeSpan.FromMilliseconds(1)
        ? TimeToLive
        : throw new ArgumentOutOfRangeException(nameof(TimeToLive), TimeToLive, "The time to live of a state is at least one millisecond.");

    /// <summary>What counts as a use; by default <see cref="StateTtlUpdateType.OnCreateAndWrite"/>.</summary>
    public StateTtlUpdateType UpdateType { get; init; } = StateTtlUpdateType.OnCreateAndWrite;

    /// <summary>Whether an expired value that is still there may be read; by default <see cref="StateTtlVisibility.NeverReturnExpired"/>.</summary>
    public StateTtlVisibility Visibility { get; init; } = StateTtlVisibility.NeverReturnExpired;

    /// <summary>Whether snapshots leave expired values out (cleanupFullSnapshot); by default not. The state in memory stays as it is.</summary>
    public bool CleanupInFullSnapshot { get; init; }

    /// <summary>
    /// How many entries are looked at, and removed if they have expired, at each use of the state (cleanupIncrementally); 0 for none.
    /// Default 5, as Flink's clean-up in the background.
    /// </summary>
    public int IncrementalCleanupSize
    {
        get;
        init => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "The number of entries to look at is not negative.");
    } = 5;

    /// <summary>Whether entries are also looked at for each record, when the state is not used; by default not.</summary>
    public bool IncrementalCleanupForEveryRecord { get; init; }
}
