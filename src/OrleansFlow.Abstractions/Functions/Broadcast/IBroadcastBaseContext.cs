namespace OrleansFlow.Functions;

/// <summary>What a function of a stream and a broadcast one sees beside the record (BaseBroadcastProcessFunction.BaseContext).</summary>
public interface IBroadcastBaseContext
{
    /// <summary>Timestamp of the record being processed, or time of the timer that fires (ms since the epoch); null if there is none.</summary>
    long? Timestamp { get; }

    /// <summary>Processing time, in milliseconds since 1970.</summary>
    long CurrentProcessingTime { get; }

    /// <summary>The watermark so far, event time in milliseconds; <see cref="long.MinValue"/> before the first.</summary>
    long CurrentWatermark { get; }

    /// <summary>Emits a record to a side output, with the timestamp of the record being processed, or the time of the event-time timer that fires.</summary>
    /// <typeparam name="T">Type of the side output.</typeparam>
    /// <param name="tag">The side output.</param>
    /// <param name="value">The record.</param>
    void Output<T>(OutputTag<T> tag, T value);
}
