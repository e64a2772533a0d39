using System.Diagnostics.CodeAnalysis;
using OrleansFlow.Graph;
using OrleansFlow.Windowing;

namespace OrleansFlow.Tasks.Windowing;

/// <summary>Time windows of one size that are the same for all keys and fire by the watermark alone.</summary>
/// <param name="Size">Size in ms.</param>
/// <param name="Slide">How many ms after each other windows begin; the size, where they tumble.</param>
/// <param name="Offset">By how many ms they are moved away from the epoch.</param>
/// <param name="Lateness">How many ms they stay after their end.</param>
internal sealed record AlignedWindows(long Size, long Slide, long Offset, long Lateness)
{
    /// <summary>When a window is given up; <see cref="long.MaxValue"/> for never.</summary>
    /// <param name="start">Its start.</param>
    public long CleanupTime(long start) => WindowLifetime.CleanupTime(start + Size - 1, Lateness);

    /// <summary>Whether a watermark has given up a window; one that never is stays also after the last watermark.</summary>
    /// <param name="start">Its start.</param>
    /// <param name="watermark">The watermark.</param>
    public bool IsGivenUp(long start, long watermark) => WindowLifetime.IsOver(CleanupTime(start), watermark);

    /// <summary>The start of the first window whose last timestamp is after a time.</summary>
    /// <param name="time">The time in ms.</param>
    public long FirstEndingAfter(long time) => TimeWindow.GetWindowStartWithOffset(time - Size + 1, Offset, Slide) + Slide;

    /// <summary>Whether windows are of this kind: default trigger, no evictor, no merging, the same on all subtasks.</summary>
    public static bool TryOf<T>(WindowSettings<T, TimeWindow> settings, [NotNullWhen(true)] out AlignedWindows? shape)
    {
        shape = settings is { Evictor: null, Trigger: AnyElementTrigger<T, TimeWindow> { Inner: EventTimeTrigger }, Assigner: AnyElementWindowAssigner<T, TimeWindow> any }
            ? Of(any.Inner, settings.AllowedLateness)
            : null;
        return shape is not null;
    }

    private static AlignedWindows? Of(WindowAssigner<TimeWindow> assigner, long lateness) => assigner switch
    {
        TumblingEventTimeWindows { Stagger: WindowStagger.Aligned } tumbling => new AlignedWindows(tumbling.Size, tumbling.Size, tumbling.Offset, lateness),
        SlidingEventTimeWindows sliding => new AlignedWindows(sliding.Size, sliding.Slide, sliding.Offset, lateness),
        _ => null,
    };
}
