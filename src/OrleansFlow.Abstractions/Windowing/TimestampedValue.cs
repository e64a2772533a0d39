namespace OrleansFlow.Windowing;

/// <summary>An element of a window with its timestamp, as evictors see it (org.apache.flink.streaming.runtime.operators.windowing.TimestampedValue).</summary>
/// <typeparam name="T">Type of the element.</typeparam>
/// <param name="Value">The element.</param>
/// <param name="Timestamp">Its timestamp in ms; <see cref="Timestamps.None"/> for none.</param>
public readonly record struct TimestampedValue<T>(T Value, long Timestamp)
{
    /// <summary>Whether the element has a timestamp.</summary>
    public bool HasTimestamp => Timestamp != Timestamps.None;
}
