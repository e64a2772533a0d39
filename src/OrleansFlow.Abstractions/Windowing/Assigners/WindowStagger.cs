namespace OrleansFlow.Windowing;

/// <summary>How much the windows of a subtask are moved, so that not all fire at once (org.apache.flink.streaming.api.windowing.assigners.WindowStagger).</summary>
public enum WindowStagger
{
    /// <summary>Not at all.</summary>
    Aligned,

    /// <summary>By a random part of the size, the same for all windows of a subtask.</summary>
    Random,

    /// <summary>By the time, within a window, at which the subtask got its first element.</summary>
    Natural,
}
