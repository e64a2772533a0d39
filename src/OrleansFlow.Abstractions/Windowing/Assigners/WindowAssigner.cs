using OrleansFlow.Functions;
using OrleansFlow.Types;

namespace OrleansFlow.Windowing;

/// <summary>Says which windows an element belongs to (org.apache.flink.streaming.api.windowing.assigners.WindowAssigner).</summary>
/// <typeparam name="T">Type of the elements.</typeparam>
/// <typeparam name="TWindow">Type of the windows.</typeparam>
public abstract class WindowAssigner<T, TWindow>
    where TWindow : IWindow
{
    /// <summary>Whether windows are of event time: elements need timestamps and can be late, and watermarks end windows.</summary>
    public abstract bool IsEventTime { get; }

    /// <summary>Writes windows into state; null for the serializer that the job has for the type.</summary>
    public virtual TypeSerializer<TWindow>? WindowSerializer => null;

    /// <summary>Gives the windows of an element.</summary>
    /// <param name="element">The element.</param>
    /// <param name="timestamp">Its timestamp in ms; <see cref="Timestamps.None"/> for none.</param>
    /// <param name="context">Valid during this call only.</param>
    /// <param name="windows">Takes the windows, none or any number.</param>
    public abstract void AssignWindows(T element, long timestamp, IWindowAssignerContext context, ICollector<TWindow> windows);

    /// <summary>The trigger of windows for which the program sets none.</summary>
    public abstract Trigger<T, TWindow> GetDefaultTrigger();
}

/// <summary>Says which windows an element belongs to by its timestamp or the clock alone; serves elements of any type.</summary>
/// <typeparam name="TWindow">Type of the windows.</typeparam>
public abstract class WindowAssigner<TWindow>
    where TWindow : IWindow
{
    /// <summary>Whether windows are of event time: elements need timestamps and can be late, and watermarks end windows.</summary>
    public abstract bool IsEventTime { get; }

    /// <summary>Writes windows into state; null for the serializer that the job has for the type.</summary>
    public virtual TypeSerializer<TWindow>? WindowSerializer => null;

    /// <summary>Gives the windows of an element.</summary>
    /// <param name="timestamp">The element's timestamp in ms; <see cref="Timestamps.None"/> for none.</param>
    /// <param name="context">Valid during this call only.</param>
    /// <param name="windows">Takes the windows, none or any number.</param>
    public abstract void AssignWindows(long timestamp, IWindowAssignerContext context, ICollector<TWindow> windows);

    /// <summary>The trigger of windows for which the program sets none.</summary>
    public abstract Trigger GetDefaultTrigger();
}
