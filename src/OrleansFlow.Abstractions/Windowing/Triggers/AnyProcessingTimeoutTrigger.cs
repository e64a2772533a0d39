namespace OrleansFlow.Windowing;

/// <summary>A trigger with a time-out, for elements and windows of any type.</summary>
internal sealed class AnyProcessingTimeoutTrigger : Trigger
{
    private readonly Trigger _nested;
    private readonly TimeoutTimer _timer;
    private readonly bool _clearOnTimeout;

    public AnyProcessingTimeoutTrigger(Trigger nested, TimeSpan timeout, bool resetTimerOnNewRecord, bool shouldClearOnTimeout)
    {
        ArgumentNullException.ThrowIfNull(nested);
        _nested = nested;
        _timer = new TimeoutTimer(timeout, resetTimerOnNewRecord);
        _clearOnTimeout = shouldClearOnTimeout;
    }

    public override TriggerResult OnElement(long timestamp, long maxTimestamp, ITriggerContext context)
    {
        TriggerResult result = _nested.OnElement(timestamp, maxTimestamp, context);
        if (TimeoutTimer.Fires(result))
        {
            Clear(maxTimestamp, context);
        }
        else
        {
            _timer.Register(context);
        }

        return result;
    }

    public override TriggerResult OnProcessingTime(long time, long maxTimestamp, ITriggerContext context) =>
        OnTimeout(_nested.OnProcessingTime(time, maxTimestamp, context), maxTimestamp, context);

    public override TriggerResult OnEventTime(long time, long maxTimestamp, ITriggerContext context) =>
        OnTimeout(_nested.OnEventTime(time, maxTimestamp, context), maxTimestamp, context);

    public override void Clear(long maxTimestamp, ITriggerContext context)
    {
        _timer.Delete(context);
        _nested.Clear(maxTimestamp, context);
    }

    public override string ToString() => $"TimeoutTrigger({_nested})";

    private TriggerResult OnTimeout(TriggerResult result, long maxTimestamp, ITriggerContext context)
    {
        if (_clearOnTimeout)
        {
            Clear(maxTimestamp, context);
        }

        return TimeoutTimer.Fired(result);
    }
}
