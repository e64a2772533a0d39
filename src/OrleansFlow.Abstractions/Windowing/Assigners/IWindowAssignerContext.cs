namespace OrleansFlow.Windowing;

/// <summary>What a window assigner sees beside the element (WindowAssigner.WindowAssignerContext).</summary>
public interface IWindowAssignerContext
{
    /// <summary>The processing time, ms since the epoch.</summary>
    long CurrentProcessingTime { get; }

    /// <summary>A random number from 0 up to, not including, 1, of the subtask's own sequence.</summary>
    double NextRandom();
}
