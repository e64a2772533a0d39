using OrleansFlow.Functions;

namespace OrleansFlow.Windowing;

/// <summary>Windows of one size, one behind the other, by event time (org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows).</summary>
public sealed class TumblingEventTimeWindows : WindowAssigner<TimeWindow>
{
    private readonly TumblingOffset _offset;

    private TumblingEventTimeWindows(TimeSpan size, TimeSpan offset, WindowStagger stagger)
    {
        long milliseconds = WindowDuration.Positive(size, "size", nameof(TumblingEventTimeWindows));
        _offset = new TumblingOffset(milliseconds, WindowDuration.Offset(offset, milliseconds, "size", nameof(TumblingEventTimeWindows)), stagger);
    }

    /// <inheritdoc />
    public override bool IsEventTime => true;

    /// <summary>Size of the windows in ms.</summary>
    public long Size => _offset.Size;

    /// <summary>By how many ms the windows are moved away from the epoch.</summary>
    public long Offset => _offset.Offset;

    /// <summary>How the windows of the subtasks are moved against each other.</summary>
    public WindowStagger Stagger => _offset.Stagger;

    /// <summary>Windows of a size that begin at whole multiples of it since the epoch, in UTC.</summary>
    /// <param name="size">The size; at least 1 ms.</param>
    /// <exception cref="JobSubmissionException">The size is less than 1 ms.</exception>
    public static TumblingEventTimeWindows Of(TimeSpan size) => new(size, TimeSpan.Zero, WindowStagger.Aligned);

    /// <summary>Windows of a size that are moved by an offset, such as −8 h for days of UTC+8.</summary>
    /// <param name="size">The size; at least 1 ms.</param>
    /// <param name="offset">The offset; its absolute value is less than the size.</param>
    /// <exception cref="JobSubmissionException">The size or the offset is out of range.</exception>
    public static TumblingEventTimeWindows Of(TimeSpan size, TimeSpan offset) => new(size, offset, WindowStagger.Aligned);

    /// <summary>Windows of a size that are moved by an offset and, subtask by subtask, against each other.</summary>
    /// <param name="size">The size; at least 1 ms.</param>
    /// <param name="offset">The offset; its absolute value is less than the size.</param>
    /// <param name="stagger">How the windows of the subtasks are moved against each other.</param>
    /// <exception cref="JobSubmissionException">The size or the offset is out of range.</exception>
    public static TumblingEventTimeWindows Of(TimeSpan size, TimeSpan offset, WindowStagger stagger) => new(size, offset, stagger);

    /// <inheritdoc />
    public override void AssignWindows(long timestamp, IWindowAssignerContext context, ICollector<TimeWindow> windows)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(windows);
        windows.Collect(_offset.WindowOf(timestamp, context));
    }

    /// <inheritdoc />
    public override Trigger GetDefaultTrigger() => EventTimeTrigger.Create();

    /// <inheritdoc />
    public override string ToString() => $"TumblingEventTimeWindows({Size})";
}
