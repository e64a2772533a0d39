namespace OrleansFlow.Windowing;

/// <summary>A window from a start up to, not including, an end (org.apache.flink.streaming.api.windowing.windows.TimeWindow).</summary>
/// <param name="Start">First timestamp of the window, ms since the epoch.</param>
/// <param name="End">First timestamp behind the window, ms since the epoch.</param>
public readonly record struct TimeWindow(long Start, long End) : IWindow
{
    /// <inheritdoc />
    public long MaxTimestamp => End - 1;

    /// <summary>Whether the windows overlap or touch.</summary>
    /// <param name="other">The other window.</param>
    public bool Intersects(TimeWindow other) => Start <= other.End && End >= other.Start;

    /// <summary>The smallest window that covers both.</summary>
    /// <param name="other">The other window.</param>
    public TimeWindow Cover(TimeWindow other) => new(Math.Min(Start, other.Start), Math.Max(End, other.End));

    /// <summary>The start of the window of a size that a timestamp is in.</summary>
    /// <param name="timestamp">The timestamp in ms.</param>
    /// <param name="offset">By how many ms the windows are moved away from the epoch.</param>
    /// <param name="windowSize">Size of the windows in ms, at least 1.</param>
    public static long GetWindowStartWithOffset(long timestamp, long offset, long windowSize)
    {
        long remainder = (timestamp - offset) % windowSize;
        return timestamp - (remainder < 0 ? remainder + windowSize : remainder);
    }

    /// <summary>Merges all windows that overlap or touch.</summary>
    /// <param name="windows">The windows, in any order.</param>
    /// <param name="callback">Told of each group of more than one window.</param>
    public static void MergeWindows(IReadOnlyList<TimeWindow> windows, IMergeCallback<TimeWindow> callback)
    {
        ArgumentNullException.ThrowIfNull(windows);
        ArgumentNullException.ThrowIfNull(callback);
        if (windows.Count < 2)
        {
            return;
        }

        TimeWindow[] sorted = [.. windows];
        Array.Sort(sorted, static (left, right) => left.Start.CompareTo(right.Start));
        int first = 0;
        TimeWindow merged = sorted[0];
        for (int i = 1; i <= sorted.Length; i++)
        {
            if (i < sorted.Length && merged.Intersects(sorted[i]))
            {
                merged = merged.Cover(sorted[i]);
                continue;
            }

            if (i - first > 1)
            {
                callback.Merge(sorted[first..i], merged);
            }

            if (i < sorted.Length)
            {
                first = i;
                merged = sorted[i];
            }
        }
    }
}
