using OrleansFlow.Functions;
using OrleansFlow.State;

namespace OrleansFlow.Windowing;

/// <summary>What a window function sees beside the elements (ProcessWindowFunction.Context).</summary>
/// <typeparam name="TWindow">Type of the windows.</typeparam>
public interface IProcessWindowContext<out TWindow>
    where TWindow : IWindow
{
    /// <summary>The window.</summary>
    TWindow Window { get; }

    /// <summary>The processing time, ms since the epoch.</summary>
    long CurrentProcessingTime { get; }

    /// <summary>The watermark; <see cref="long.MinValue"/> before the first one.</summary>
    long CurrentWatermark { get; }

    /// <summary>State of the key and the window; remove it in Clear. Not there for windows that merge.</summary>
    IKeyedStateStore WindowState { get; }

    /// <summary>State of the key, of all its windows.</summary>
    IKeyedStateStore GlobalState { get; }

    /// <summary>Emits a record to a side output, with the window's last timestamp.</summary>
    /// <typeparam name="T">Type of the side output.</typeparam>
    /// <param name="tag">The side output.</param>
    /// <param name="value">The record.</param>
    void Output<T>(OutputTag<T> tag, T value);
}
