using OrleansFlow.Functions;

namespace OrleansFlow.Windowing;

/// <summary>Windows of one size that begin every slide, by event time (org.apache.flink.streaming.api.windowing.assigners.SlidingEventTimeWindows).</summary>
public sealed class SlidingEventTimeWindows : WindowAssigner<TimeWindow>
{
    private SlidingEventTimeWindows(TimeSpan size, TimeSpan slide, TimeSpan offset)
    {
        Size = WindowDuration.Positive(size, "size", nameof(SlidingEventTimeWindows));
        Slide = WindowDuration.Positive(slide, "slide", nameof(SlidingEventTimeWindows));
        Offset = WindowDuration.Offset(offset, Slide, "slide", nameof(SlidingEventTimeWindows));
    }

    /// <inheritdoc />
    public override bool IsEventTime => true;

    /// <summary>Size of the windows in ms.</summary>
    public long Size { get; }

    /// <summary>How many ms after each other windows begin.</summary>
    public long Slide { get; }

    /// <summary>By how many ms the windows are moved away from the epoch.</summary>
    public long Offset { get; }

    /// <summary>Windows that begin at whole multiples of the slide since the epoch, in UTC.</summary>
    /// <param name="size">The size; at least 1 ms.</param>
    /// <param name="slide">How long after each other windows begin; at least 1 ms. If it is more than the size, some elements are in no window.</param>
    /// <exception cref="JobSubmissionException">The size or the slide is less than 1 ms.</exception>
    public static SlidingEventTimeWindows Of(TimeSpan size, TimeSpan slide) => new(size, slide, TimeSpan.Zero);

    /// <summary>Windows that are moved by an offset.</summary>
    /// <param name="size">The size; at least 1 ms.</param>
    /// <param name="slide">How long after each other windows begin; at least 1 ms. If it is more than the size, some elements are in no window.</param>
    /// <param name="offset">The offset; its absolute value is less than the slide.</param>
    /// <exception cref="JobSubmissionException">The size, the slide or the offset is out of range.</exception>
    public static SlidingEventTimeWindows Of(TimeSpan size, TimeSpan slide, TimeSpan offset) => new(size, slide, offset);

    /// <inheritdoc />
    public override void AssignWindows(long timestamp, IWindowAssignerContext context, ICollector<TimeWindow> windows)
    {
        ArgumentNullException.ThrowIfNull(windows);
        long lastStart = TimeWindow.GetWindowStartWithOffset(timestamp, Offset, Slide);
        for (long start = lastStart; start > timestamp - Size; start -= Slide)
        {
            windows.Collect(new TimeWindow(start, start + Size));
        }
    }

    /// <inheritdoc />
    public override Trigger GetDefaultTrigger() => EventTimeTrigger.Create();

    /// <inheritdoc />
    public override string ToString() => $"SlidingEventTimeWindows({Size}, {Slide})";
}
