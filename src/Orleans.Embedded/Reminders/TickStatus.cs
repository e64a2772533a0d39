namespace Orleans.Runtime;

/// <summary>The times of a reminder's tick.</summary>
/// <param name="firstTickTime">When the first tick was due, UTC.</param>
/// <param name="period">Time between ticks.</param>
/// <param name="timeStamp">When this tick is due, UTC.</param>
[Serializable]
[GenerateSerializer]
[Immutable]
public readonly struct TickStatus(DateTime firstTickTime, TimeSpan period, DateTime timeStamp)
{
    /// <summary>When the first tick was due, UTC.</summary>
    [Id(0)]
    public DateTime FirstTickTime { get; } = firstTickTime;

    /// <summary>Time between ticks.</summary>
    [Id(1)]
    public TimeSpan Period { get; } = period;

    /// <summary>When this tick is due, UTC.</summary>
    [Id(2)]
    public DateTime CurrentTickTime { get; } = timeStamp;

    /// <inheritdoc/>
    public override string ToString() => $"<{FirstTickTime}, {Period}, {CurrentTickTime}>";
}
