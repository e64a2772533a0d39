namespace OrleansFlow.State.Timers;

/// <summary>The one physical timer of a timer service (org.apache.flink.streaming.runtime.tasks.ProcessingTimeService).</summary>
internal interface IProcessingTimeAlarm
{
    /// <summary>The processing time, in milliseconds since 1970.</summary>
    long Now { get; }

    /// <summary>Sets the alarm, or sets it anew; called back after that time, with it. <see cref="long.MaxValue"/> for never.</summary>
    void Set(long timestamp);
}
