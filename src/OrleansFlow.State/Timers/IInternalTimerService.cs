namespace OrleansFlow.State.Timers;

/// <summary>A timer service, whatever its types.</summary>
internal interface IInternalTimerService
{
    /// <summary>How many timers of event time there are.</summary>
    int EventTimeTimers { get; }

    /// <summary>How many timers of processing time there are.</summary>
    int ProcessingTimeTimers { get; }

    /// <summary>Fires the timers of event time that are due.</summary>
    void AdvanceWatermark(long watermark);

    /// <summary>Fires the timers of processing time that are due.</summary>
    /// <param name="timestamp">The time for which the alarm was set.</param>
    void OnAlarm(long timestamp);
}
