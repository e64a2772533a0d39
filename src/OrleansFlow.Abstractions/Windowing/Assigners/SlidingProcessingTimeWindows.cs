using OrleansFlow.Functions;

namespace OrleansFlow.Windowing;

/// <summary>Windows of one size that begin every slide, by processing time (org.apache.flink.streaming.api.windowing.assigners.SlidingProcessingTimeWindows).</summary>
public sealed class SlidingProcessingTimeWindows : WindowAssigner<TimeWindow>
{
    private SlidingProcessingTimeWindows(TimeSpan size, TimeSpan slide, TimeSpan offset)
    {
        Size = WindowDuration.Positive(size, "size", nameof(SlidingProcessingTimeWindows));
        Slide = WindowDuration.Positive(slide, "slide", nameof(SlidingProcessingTimeWindows));
        Offset = WindowDuration.Offset(offset, Slide, "slide", nameof(SlidingProcessingTimeWindows));
    }

    /// <inheritdoc />
    public override bool IsEventTime => false;

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
    public static SlidingProcessingTimeWindows Of(TimeSpan size, TimeSpan slide) => new(size, slide, TimeSpan.Zero);

    /// <summary>Windows that are moved by an offset.</summary>
    /// <param name="size">The size; at least 1 ms.</param>
    /// <param name="slide">How long after each other windows begin; at least 1 ms. If it is more than the size, some elements are in no window.</param>
    /// <param name="offset">The offset; its absolute value is less than the slide.</param>
    /// <exception cref="JobSubmissionException">The size, the slide or the offset is out of range.</exception>
    public static SlidingProcessingTimeWindows Of(TimeSpan size, TimeSpan slide, TimeSpan offset) => new(size, slide, offset);

    /// <inheritdoc />
    public override void AssignWindows(long timestamp, IWindowAssignerContext context, ICollector<TimeWindow> windows)
    {
        ArgumentNullException.ThrowIfNull(windows);
        ArgumentNullException.ThrowIfNull(context);
        timestamp = context.CurrentProcessingTime;
        long lastStart = TimeWindow.GetWindowStartWithOffset(timestamp, Offset, Slide);
        for (long start = lastStart; start > timestamp - Size; start -= Slide)
        {
            windows.Collect(new TimeWindow(start, start + Size));
        }
    }

    /// <inheritdoc />
    public override Trigger GetDefaultTrigger() => ProcessingTimeTrigger.Create();

    /// <inheritdoc />
    public override string ToString() => $"SlidingProcessingTimeWindows({Size}, {Slide})";
}
