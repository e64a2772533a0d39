namespace OrleansFlow.Windowing;

/// <summary>Lets a trigger of all types serve elements and windows of some.</summary>
/// <typeparam name="T">Type of the elements.</typeparam>
/// <typeparam name="TWindow">Type of the windows.</typeparam>
public sealed class AnyElementTrigger<T, TWindow> : Trigger<T, TWindow>
    where TWindow : IWindow
{
    /// <summary>Wraps a trigger.</summary>
    /// <param name="inner">The trigger.</param>
    public AnyElementTrigger(Trigger inner)
    {
        ArgumentNullException.ThrowIfNull(inner);
        Inner = inner;
    }

    /// <summary>The trigger that is wrapped.</summary>
    public Trigger Inner { get; }

    /// <inheritdoc />
    public override bool CanMerge => Inner.CanMerge;

    /// <inheritdoc />
    public override TriggerResult OnElement(T element, long timestamp, TWindow window, ITriggerContext context) =>
        Inner.OnElement(timestamp, window.MaxTimestamp, context);

    /// <inheritdoc />
    public override TriggerResult OnProcessingTime(long time, TWindow window, ITriggerContext context) =>
        Inner.OnProcessingTime(time, window.MaxTimestamp, context);

    /// <inheritdoc />
    public override TriggerResult OnEventTime(long time, TWindow window, ITriggerContext context) =>
        Inner.OnEventTime(time, window.MaxTimestamp, context);

    /// <inheritdoc />
    public override void OnMerge(TWindow window, IOnMergeContext context) => Inner.OnMerge(window.MaxTimestamp, context);

    /// <inheritdoc />
    public override void Clear(TWindow window, ITriggerContext context) => Inner.Clear(window.MaxTimestamp, context);

    /// <inheritdoc />
    public override string ToString() => Inner.ToString()!;
}
