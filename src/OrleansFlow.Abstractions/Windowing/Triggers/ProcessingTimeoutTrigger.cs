namespace OrleansFlow.Windowing;

/// <summary>
/// Fires when another trigger does, or a time after a window's first element
/// (org.apache.flink.streaming.api.windowing.triggers.ProcessingTimeoutTrigger).
/// </summary>
public static class ProcessingTimeoutTrigger
{
    /// <summary>Gives a trigger a time-out.</summary>
    /// <param name="nested">The trigger.</param>
    /// <param name="timeout">How long after the first element, by the clock, the window fires; at least 1 ms.</param>
    /// <param name="resetTimerOnNewRecord">Whether the time begins anew with each element.</param>
    /// <param name="shouldClearOnTimeout">Whether the trigger's own state is cleared when the time is over.</param>
    /// <exception cref="JobSubmissionException">The time-out is less than 1 ms.</exception>
    public static Trigger Of(Trigger nested, TimeSpan timeout, bool resetTimerOnNewRecord = false, bool shouldClearOnTimeout = true) =>
        new AnyProcessingTimeoutTrigger(nested, timeout, resetTimerOnNewRecord, shouldClearOnTimeout);

    /// <summary>Gives a trigger a time-out.</summary>
    /// <typeparam name="T">Type of the elements.</typeparam>
    /// <typeparam name="TWindow">Type of the windows.</typeparam>
    /// <param name="nested">The trigger.</param>
    /// <param name="timeout">How long after the first element, by the clock, the window fires; at least 1 ms.</param>
    /// <param name="resetTimerOnNewRecord">Whether the time begins anew with each element.</param>
    /// <param name="shouldClearOnTimeout">Whether the trigger's own state is cleared when the time is over.</param>
    /// <exception cref="JobSubmissionException">The time-out is less than 1 ms.</exception>
    public static Trigger<T, TWindow> Of<T, TWindow>(Trigger<T, TWindow> nested, TimeSpan timeout, bool resetTimerOnNewRecord = false, bool shouldClearOnTimeout = true)
        where TWindow : IWindow =>
        new ProcessingTimeoutTrigger<T, TWindow>(nested, timeout, resetTimerOnNewRecord, shouldClearOnTimeout);
}
