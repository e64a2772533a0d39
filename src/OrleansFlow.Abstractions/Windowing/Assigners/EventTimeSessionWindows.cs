using OrleansFlow.Functions;

namespace OrleansFlow.Windowing;

/// <summary>
/// Sessions by event time: an element opens a window as long as the gap, and windows that overlap or touch are merged
/// (org.apache.flink.streaming.api.windowing.assigners.EventTimeSessionWindows).
/// </summary>
public sealed class EventTimeSessionWindows : WindowAssigner<TimeWindow>, IMergingWindowAssigner<TimeWindow>
{
    private EventTimeSessionWindows(TimeSpan gap) => Gap = WindowDuration.Positive(gap, "gap", nameof(EventTimeSessionWindows));

    /// <inheritdoc />
    public override bool IsEventTime => true;

    /// <summary>After how many ms without an element a session ends.</summary>
    public long Gap { get; }

    /// <summary>Sessions with one gap for all elements.</summary>
    /// <param name="gap">After how long without an element a session ends; at least 1 ms.</param>
    /// <exception cref="JobSubmissionException">The gap is less than 1 ms.</exception>
    public static EventTimeSessionWindows WithGap(TimeSpan gap) => new(gap);

    /// <summary>Sessions with a gap that depends on the element.</summary>
    /// <typeparam name="T">Type of the elements.</typeparam>
    /// <param name="gap">The gap of an element; at least 1 ms.</param>
    public static DynamicEventTimeSessionWindows<T> WithDynamicGap<T>(Func<T, TimeSpan> gap)
    {
        ArgumentNullException.ThrowIfNull(gap);
        return new DynamicEventTimeSessionWindows<T>(element => gap(element).Ticks / TimeSpan.TicksPerMillisecond);
    }

    /// <summary>Sessions with a gap that depends on the element.</summary>
    /// <typeparam name="T">Type of the elements.</typeparam>
    /// <param name="extractor">Gives the gap of an element.</param>
    public static DynamicEventTimeSessionWindows<T> WithDynamicGap<T>(ISessionWindowTimeGapExtractor<T> extractor)
    {
        ArgumentNullException.ThrowIfNull(extractor);
        return new DynamicEventTimeSessionWindows<T>(extractor.Extract);
    }

    /// <inheritdoc />
    public override void AssignWindows(long timestamp, IWindowAssignerContext context, ICollector<TimeWindow> windows)
    {
        ArgumentNullException.ThrowIfNull(windows);
        windows.Collect(new TimeWindow(timestamp, timestamp + Gap));
    }

    /// <inheritdoc />
    public override Trigger GetDefaultTrigger() => EventTimeTrigger.Create();

    /// <inheritdoc />
    public void MergeWindows(IReadOnlyList<TimeWindow> windows, IMergeCallback<TimeWindow> callback) => TimeWindow.MergeWindows(windows, callback);

    /// <inheritdoc />
    public override string ToString() => $"EventTimeSessionWindows({Gap})";
}
