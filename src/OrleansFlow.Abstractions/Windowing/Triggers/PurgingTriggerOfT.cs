namespace OrleansFlow.Windowing;

/// <summary>Throws a window's contents away whenever another trigger fires.</summary>
internal sealed class PurgingTrigger<T, TWindow> : Trigger<T, TWindow>
    where TWindow : IWindow
{
    private readonly Trigger<T, TWindow> _nested;

    public PurgingTrigger(Trigger<T, TWindow> nested)
    {
        ArgumentNullException.ThrowIfNull(nested);
        _nested = nested;
    }

    public override bool CanMerge => _nested.CanMerge;

    public override TriggerResult OnElement(T element, long timestamp, TWindow window, ITriggerContext context) =>
        PurgingTrigger.Purging(_nested.OnElement(element, timestamp, window, context));

    public override TriggerResult OnProcessingTime(long time, TWindow window, ITriggerContext context) =>
        PurgingTrigger.Purging(_nested.OnProcessingTime(time, window, context));

    public override TriggerResult OnEventTime(long time, TWindow window, ITriggerContext context) =>
        PurgingTrigger.Purging(_nested.OnEventTime(time, window, context));

    public override void OnMerge(TWindow window, IOnMergeContext context) => _nested.OnMerge(window, context);

    public override void Clear(TWindow window, ITriggerContext context) => _nested.Clear(window, context);

    public override string ToString() => $"PurgingTrigger({_nested})";
}
