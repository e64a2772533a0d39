namespace OrleansFlow.Functions;

/// <summary>By which time a timer fires (org.apache.flink.streaming.api.TimeDomain).</summary>
public enum TimeDomain
{
    /// <summary>The watermark.</summary>
    EventTime,

    /// <summary>The clock.</summary>
    ProcessingTime,
}
