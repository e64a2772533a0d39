namespace OrleansFlow.Windowing;

/// <summary>
/// Keeps elements that are less than a duration older than the newest one; keeps all if the first has no timestamp
/// (org.apache.flink.streaming.api.windowing.evictors.TimeEvictor).
/// </summary>
public sealed class TimeEvictor : Evictor
{
    private readonly long _windowSize;

    private TimeEvictor(TimeSpan windowSize, bool doEvictAfter)
        : base(doEvictAfter) =>
        _windowSize = WindowDuration.Positive(windowSize, "duration", nameof(TimeEvictor));

    /// <summary>Creates the evictor.</summary>
    /// <param name="windowSize">How much older than the newest element an element may be; at least 1 ms.</param>
    /// <param name="doEvictAfter">Whether it works after the function, else before it.</param>
    /// <exception cref="JobSubmissionException">The duration is less than 1 ms.</exception>
    public static TimeEvictor Of(TimeSpan windowSize, bool doEvictAfter = false) => new(windowSize, doEvictAfter);

    /// <inheritdoc />
    public override void Evict<T>(List<TimestampedValue<T>> elements, IEvictorContext context)
    {
        ArgumentNullException.ThrowIfNull(elements);
        if (elements.Count == 0 || !elements[0].HasTimestamp)
        {
            return;
        }

        long newest = long.MinValue;
        foreach (TimestampedValue<T> element in elements)
        {
            newest = Math.Max(newest, element.Timestamp);
        }

        long cutoff = newest - _windowSize;
        elements.RemoveAll(element => element.Timestamp <= cutoff);
    }

    /// <inheritdoc />
    public override string ToString() => $"TimeEvictor({_windowSize})";
}
