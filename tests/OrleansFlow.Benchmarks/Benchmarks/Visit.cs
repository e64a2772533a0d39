namespace OrleansFlow.Benchmarks.Benchmarks;

/// <summary>The event of the benchmarks of windows. The keys of a run of events are spread over all there are.</summary>
public readonly record struct Visit(long User, long Number)
{
    /// <summary>How many events there are in a millisecond of event time.</summary>
    public const int PerMillisecond = 100;

    public static Visit At(long number, int users) => new(number * 7919 % users, number);

    public static long TimeOf(long number) => number / PerMillisecond;
}

/// <summary>How often a user came in a window.</summary>
public readonly record struct VisitCount(long User, long End, long Count)
{
    public long Digest => ((User * 31) + End) * 17 ^ (Count * 0x9E3779B9);
}
