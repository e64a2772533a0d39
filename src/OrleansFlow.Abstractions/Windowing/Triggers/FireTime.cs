using OrleansFlow.State;

namespace OrleansFlow.Windowing;

/// <summary>The next time at which a continuous trigger fires; when windows merge, the earliest one counts.</summary>
internal static class FireTime
{
    public static ReducingStateDescriptor<long?> Describe() => new("fire-time", static (left, right) => left < right ? left : right);

    /// <summary>The first whole multiple of the interval after a time.</summary>
    public static long FirstAfter(long time, long interval, long maxTimestamp) => Next(time - (time % interval), interval, maxTimestamp);

    /// <summary>The next time, but the end of the window if that comes before; in a window that has ended there is no end to come.</summary>
    public static long Next(long time, long interval, long maxTimestamp)
    {
        long next = time + interval;
        return maxTimestamp > time && next > maxTimestamp ? maxTimestamp : next;
    }
}
