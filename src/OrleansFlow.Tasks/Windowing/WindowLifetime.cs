namespace OrleansFlow.Tasks.Windowing;

/// <summary>How long a window stays.</summary>
internal static class WindowLifetime
{
    /// <summary>When a window is given up; <see cref="long.MaxValue"/> for never, which no timer reaches.</summary>
    /// <param name="maxTimestamp">Its last timestamp.</param>
    /// <param name="lateness">How many ms it stays after that.</param>
    public static long CleanupTime(long maxTimestamp, long lateness)
    {
        long time = maxTimestamp + lateness;
        return time >= maxTimestamp ? time : long.MaxValue;
    }

    /// <summary>Whether a window is given up; one that never is stays also after the last watermark.</summary>
    /// <param name="cleanupTime">When it is.</param>
    /// <param name="now">The watermark.</param>
    public static bool IsOver(long cleanupTime, long now) => cleanupTime <= now && cleanupTime != long.MaxValue;
}
