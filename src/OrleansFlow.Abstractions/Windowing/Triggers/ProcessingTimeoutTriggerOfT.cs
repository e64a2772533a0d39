namespace OrleansFlow.Windowing;

/// <summary>A trigger with a time-out, for elements and windows of some types.</summary>
internal sealed class ProcessingTimeoutTrigger<T, TWindow> : Trigger<T, TWindow>
    where TWindow : IWindow
{
    private readonly Trigger<T, TWindow> _nested;
    private readonly TimeoutTimer _timer;
    private readonly bool _clearOnTimeout;

    public ProcessingTimeoutTrigger(Trigger<T, TWindow> nested, TimeSpan timeout, bool resetTimerOnNewRecord, bool shouldClearOnTimeout)
    {
        ArgumentNullException.ThrowIfNull(nested);
        _nested = nested;
        _timer = new TimeoutTimer(timeout, resetTimerOnNewRecord);
        _clearOnTimeout = shouldClearOnTimeout;
    }

    public override TriggerResult OnElement(T element, long timestamp, TWindow window, ITriggerContext context)
    {
        TriggerResult result = _nested.OnElement(element, timestamp, window, context);
        if (TimeoutTimer.Fires(result))
        {
            Clear(window, context);
        }
        else
        {
            _timer.Register(context);
        }

        return result;
    }

    public override TriggerResult OnProcessingTime(long time, TWindow window, ITriggerContext context) =>
        OnTimeout(_nested.OnProcessingTime(time, window, context), window, context);

    public override TriggerResult OnEventTime(long time, TWindow window, ITriggerContext context) =>
        OnTimeout(_nested.OnEventTime(time, window, context), window, context);

    public override void Clear(TWindow window, ITriggerContext context)
    {
        _timer.Delete(context);
        _nested.Clear(window, context);
    }

    public override string ToString() => $"TimeoutTrigger({_nested})";

    private TriggerResult OnTimeout(TriggerResult result, TWindow window, ITriggerContext context)
    {
        if (_clearOnTimeout)
        {
            Clear(window, context);
        }

        return TimeoutTimer.Fired(result);
    }
}
