using OrleansFlow.State;

namespace OrleansFlow.Windowing;

/// <summary>
/// Fires when an element differs from the one that fired last, or from the first, by more than a threshold
/// (org.apache.flink.streaming.api.windowing.triggers.DeltaTrigger).
/// </summary>
/// <typeparam name="T">Type of the elements.</typeparam>
/// <typeparam name="TWindow">Type of the windows.</typeparam>
public sealed class DeltaTrigger<T, TWindow> : Trigger<T, TWindow>
    where TWindow : IWindow
{
    private readonly double _threshold;
    private readonly Func<T, T, double> _delta;
    private readonly ValueStateDescriptor<T> _last = new("last-element");

    internal DeltaTrigger(double threshold, Func<T, T, double> delta)
    {
        ArgumentNullException.ThrowIfNull(delta);
        _threshold = threshold;
        _delta = delta;
    }

    /// <inheritdoc />
    public override TriggerResult OnElement(T element, long timestamp, TWindow window, ITriggerContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        IValueState<T> state = context.GetPartitionedState(_last);
        if (!state.TryGet(out T? last))
        {
            state.Value = element;
            return TriggerResult.Continue;
        }

        if (_delta(last, element) > _threshold)
        {
            state.Value = element;
            return TriggerResult.Fire;
        }

        return TriggerResult.Continue;
    }

    /// <inheritdoc />
    public override TriggerResult OnProcessingTime(long time, TWindow window, ITriggerContext context) => TriggerResult.Continue;

    /// <inheritdoc />
    public override TriggerResult OnEventTime(long time, TWindow window, ITriggerContext context) => TriggerResult.Continue;

    /// <inheritdoc />
    public override void Clear(TWindow window, ITriggerContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.GetPartitionedState(_last).Clear();
    }

    /// <inheritdoc />
    public override string ToString() => $"DeltaTrigger({_threshold})";
}

/// <summary>Makes triggers that fire by the difference of elements.</summary>
public static class DeltaTrigger
{
    /// <summary>A trigger that fires when an element differs by more than a threshold from the one that fired last.</summary>
    /// <typeparam name="T">Type of the elements.</typeparam>
    /// <typeparam name="TWindow">Type of the windows.</typeparam>
    /// <param name="threshold">The threshold.</param>
    /// <param name="delta">The difference of an older element and a newer one.</param>
    public static DeltaTrigger<T, TWindow> Of<T, TWindow>(double threshold, Func<T, T, double> delta)
        where TWindow : IWindow =>
        new(threshold, delta);
}
