namespace OrleansFlow.Functions;

/// <summary>What a process function sees beside the record (ProcessFunction.Context).</summary>
public interface IProcessContext
{
    /// <summary>Timestamp of the record being processed, or time of the timer that fires (ms since the epoch); null if there is none.</summary>
    long? Timestamp { get; }

    /// <summary>The times, and on keyed streams the timers.</summary>
    ITimerService TimerService { get; }

    /// <summary>Emits a record to a side output, with the timestamp of the record being processed, or the time of the event-time timer that fires.</summary>
    /// <typeparam name="T">Type of the side output.</typeparam>
    /// <param name="tag">The side output.</param>
    /// <param name="value">The record.</param>
    void Output<T>(OutputTag<T> tag, T value);
}
