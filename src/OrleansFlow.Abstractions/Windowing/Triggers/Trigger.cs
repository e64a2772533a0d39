namespace OrleansFlow.Windowing;

/// <summary>
/// Says when a window's function is called (org.apache.flink.streaming.api.windowing.triggers.Trigger). One object serves all
/// keys and windows; what it must remember it keeps in the state of its context. A trigger that looks neither at elements nor
/// at more of a window than its last timestamp derives from <see cref="Trigger"/> and then serves all types.
/// </summary>
/// <typeparam name="T">Type of the elements.</typeparam>
/// <typeparam name="TWindow">Type of the windows.</typeparam>
public abstract class Trigger<T, TWindow>
    where TWindow : IWindow
{
    /// <summary>Whether windows can be merged under this trigger; then <see cref="OnMerge"/> is overridden.</summary>
    public virtual bool CanMerge => false;

    /// <summary>Lets a trigger of all types serve these.</summary>
    /// <param name="trigger">The trigger.</param>
    public static implicit operator Trigger<T, TWindow>(Trigger trigger) => new AnyElementTrigger<T, TWindow>(trigger);

    /// <summary>An element has come into a window.</summary>
    /// <param name="element">The element.</param>
    /// <param name="timestamp">Its timestamp in ms; <see cref="Timestamps.None"/> for none.</param>
    /// <param name="window">The window.</param>
    /// <param name="context">Valid during this call only.</param>
    public abstract TriggerResult OnElement(T element, long timestamp, TWindow window, ITriggerContext context);

    /// <summary>A timer of processing time fires.</summary>
    /// <param name="time">The time for which it was registered.</param>
    /// <param name="window">The window.</param>
    /// <param name="context">Valid during this call only.</param>
    public abstract TriggerResult OnProcessingTime(long time, TWindow window, ITriggerContext context);

    /// <summary>A timer of event time fires; also called at the time at which a window of event time is given up.</summary>
    /// <param name="time">The time for which it was registered.</param>
    /// <param name="window">The window.</param>
    /// <param name="context">Valid during this call only.</param>
    public abstract TriggerResult OnEventTime(long time, TWindow window, ITriggerContext context);

    /// <summary>Windows have been merged: merges the state kept for them and registers the timers that the merged window needs.</summary>
    /// <param name="window">The merged window.</param>
    /// <param name="context">Valid during this call only.</param>
    public virtual void OnMerge(TWindow window, IOnMergeContext context) =>
        throw new OrleansFlowException($"Trigger {GetType()} says that it can merge, but does not override OnMerge.");

    /// <summary>The window is given up: removes the state and the timers kept for it.</summary>
    /// <param name="window">The window.</param>
    /// <param name="context">Valid during this call only.</param>
    public abstract void Clear(TWindow window, ITriggerContext context);
}

/// <summary>Says when a window's function is called, for elements and windows of any type. Of the window it sees the last timestamp.</summary>
public abstract class Trigger
{
    /// <summary>Whether windows can be merged under this trigger; then <see cref="OnMerge"/> is overridden.</summary>
    public virtual bool CanMerge => false;

    /// <summary>An element has come into a window.</summary>
    /// <param name="timestamp">The element's timestamp in ms; <see cref="Timestamps.None"/> for none.</param>
    /// <param name="maxTimestamp">The window's last timestamp.</param>
    /// <param name="context">Valid during this call only.</param>
    public abstract TriggerResult OnElement(long timestamp, long maxTimestamp, ITriggerContext context);

    /// <summary>A timer of processing time fires.</summary>
    /// <param name="time">The time for which it was registered.</param>
    /// <param name="maxTimestamp">The window's last timestamp.</param>
    /// <param name="context">Valid during this call only.</param>
    public virtual TriggerResult OnProcessingTime(long time, long maxTimestamp, ITriggerContext context) => TriggerResult.Continue;

    /// <summary>A timer of event time fires; also called at the time at which a window of event time is given up.</summary>
    /// <param name="time">The time for which it was registered.</param>
    /// <param name="maxTimestamp">The window's last timestamp.</param>
    /// <param name="context">Valid during this call only.</param>
    public virtual TriggerResult OnEventTime(long time, long maxTimestamp, ITriggerContext context) => TriggerResult.Continue;

    /// <summary>Windows have been merged: merges the state kept for them and registers the timers that the merged window needs.</summary>
    /// <param name="maxTimestamp">The merged window's last timestamp.</param>
    /// <param name="context">Valid during this call only.</param>
    public virtual void OnMerge(long maxTimestamp, IOnMergeContext context) =>
        throw new OrleansFlowException($"Trigger {GetType()} says that it can merge, but does not override OnMerge.");

    /// <summary>The window is given up: removes the state and the timers kept for it.</summary>
    /// <param name="maxTimestamp">The window's last timestamp.</param>
    /// <param name="context">Valid during this call only.</param>
    public virtual void Clear(long maxTimestamp, ITriggerContext context)
    {
    }
}
