namespace OrleansFlow.Functions;

/// <summary>The times of a subtask, and timers for the current key (org.apache.flink.streaming.api.TimerService).</summary>
public interface ITimerService
{
    /// <summary>Processing time, in milliseconds since 1970.</summary>
    long CurrentProcessingTime { get; }

    /// <summary>The watermark so far, event time in milliseconds; <see cref="long.MinValue"/> before the first.</summary>
    long CurrentWatermark { get; }

    /// <summary>Calls the function when processing time has passed a time. Two timers of one key and time are one.</summary>
    /// <param name="time">In milliseconds since 1970.</param>
    /// <exception cref="OrleansFlowException">The stream is not keyed.</exception>
    void RegisterProcessingTimeTimer(long time);

    /// <summary>Calls the function when the watermark has reached a time; at the next watermark if it has already.</summary>
    /// <param name="time">Event time in milliseconds.</param>
    /// <exception cref="OrleansFlowException">The stream is not keyed.</exception>
    void RegisterEventTimeTimer(long time);

    /// <summary>Removes a timer, if there is one.</summary>
    /// <param name="time">The time for which it was registered.</param>
    /// <exception cref="OrleansFlowException">The stream is not keyed.</exception>
    void DeleteProcessingTimeTimer(long time);

    /// <summary>Removes a timer, if there is one.</summary>
    /// <param name="time">The time for which it was registered.</param>
    /// <exception cref="OrleansFlowException">The stream is not keyed.</exception>
    void DeleteEventTimeTimer(long time);
}
