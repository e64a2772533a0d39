using OrleansFlow.Functions;

namespace OrleansFlow.Windowing;

/// <summary>
/// Sessions by processing time: an element opens a window as long as the gap, and windows that overlap or touch are merged
/// (org.apache.flink.streaming.api.windowing.assigners.ProcessingTimeSessionWindows).
/// </summary>
public sealed class ProcessingTimeSessionWindows : WindowAssigner<TimeWindow>, IMergingWindowAssigner<TimeWindow>
{
    private ProcessingTimeSessionWindows(TimeSpan gap) => Gap = WindowDuration.Positive(gap, "gap", nameof(ProcessingTimeSessionWindows));

    /// <inheritdoc />
    public override bool IsEventTime => false;

    /// <summary>After how many ms without an element a session ends.</summary>
    public long Gap { get; }

    /// <summary>Sessions with one gap for all elements.</summary>
    /// <param name="gap">After how long without an element a session ends; at least 1 ms.</param>
    /// <exception cref="JobSubmissionException">The gap is less than 1 ms.</exception>
    public static ProcessingTimeSessionWindows WithGap(TimeSpan gap) => new(gap);

    /// <summary>Sessions with a gap that depends on the element.</summary>
    /// <typeparam name="T">Type of the elements.</typeparam>
    /// <param name="gap">The gap of an element; at least 1 ms.</param>
    public static DynamicProcessingTimeSessionWindows<T> WithDynamicGap<T>(Func<T, TimeSpan> gap)
    {
        ArgumentNullException.ThrowIfNull(gap);
        return new DynamicProcessingTimeSessionWindows<T>(element => gap(element).Ticks / TimeSpan.TicksPerMillisecond);
    }

    /// <summary>Sessions with a gap that depends on the element.</summary>
    /// <typeparam name="T">Type of the elements.</typeparam>
    /// <param name="extractor">Gives the gap of an element.</param>
    public static DynamicProcessingTimeSessionWindows<T> WithDynamicGap<T>(ISessionWindowTimeGapExtractor<T> extractor)
    {
        ArgumentNullException.ThrowIfNull(extractor);
        return new DynamicProcessingTimeSessionWindows<T>(extractor.Extract);
    }

    /// <inheritdoc />
    public override void AssignWindows(long timestamp, IWindowAssignerContext context, ICollector<TimeWindow> windows)
    {
        ArgumentNullException.ThrowIfNull(windows);
        ArgumentNullException.ThrowIfNull(context);
        timestamp = context.CurrentProcessingTime;
        windows.Collect(new TimeWindow(timestamp, timestamp + Gap));
    }

    /// <inheritdoc />
    public override Trigger GetDefaultTrigger() => ProcessingTimeTrigger.Create();

    /// <inheritdoc />
    public void MergeWindows(IReadOnlyList<TimeWindow> windows, IMergeCallback<TimeWindow> callback) => TimeWindow.MergeWindows(windows, callback);

    /// <inheritdoc />
    public override string ToString() => $"ProcessingTimeSessionWindows({Gap})";
}
