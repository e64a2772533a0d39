using OrleansFlow.State;

namespace OrleansFlow.Windowing;

/// <summary>The next time at which a continuous trigger fires; when windows merge, the earliest one counts.</summary>
internal static class FireTime
{
    public static ReducingStateDescriptor<long?> Describe() => new("fire-time", static (left, right) => left < right ? left : right);

    /// <summary>The first whole multiple of the interval after a time.</summary>
    public static long FirstAfter(long time, long interval) => time - (time % interval) + interval;
}
