namespace OrleansFlow;

/// <summary>Event time: milliseconds since 1970-01-01T00:00:00Z, as in Flink.</summary>
public static class Timestamps
{
    /// <summary>The mark of a record without a timestamp; not a valid timestamp.</summary>
    public const long None = long.MinValue;

    /// <summary>The watermark that says that nothing follows.</summary>
    public const long MaxWatermark = long.MaxValue;
}
