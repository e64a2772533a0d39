namespace OrleansFlow.Windowing;

/// <summary>
/// Fires when the watermark passes the end of the window, and again for each element that comes later but is not too late
/// (org.apache.flink.streaming.api.windowing.triggers.EventTimeTrigger).
/// </summary>
public sealed class EventTimeTrigger : Trigger
{
    private EventTimeTrigger()
    {
    }

    /// <inheritdoc />
    public override bool CanMerge => true;

    /// <summary>Creates the trigger.</summary>
    public static EventTimeTrigger Create() => new();

    /// <inheritdoc />
    public override TriggerResult OnElement(long timestamp, long maxTimestamp, ITriggerContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (maxTimestamp <= context.CurrentWatermark)
        {
            return TriggerResult.Fire;
        }

        context.RegisterEventTimeTimer(maxTimestamp);
        return TriggerResult.Continue;
    }

    /// <inheritdoc />
    public override TriggerResult OnEventTime(long time, long maxTimestamp, ITriggerContext context) =>
        time == maxTimestamp ? TriggerResult.Fire : TriggerResult.Continue;

    /// <inheritdoc />
    public override void OnMerge(long maxTimestamp, IOnMergeContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        // An element that comes into a window whose end has passed fires it: a timer would fire it twice.
        if (maxTimestamp > context.CurrentWatermark)
        {
            context.RegisterEventTimeTimer(maxTimestamp);
        }
    }

    /// <inheritdoc />
    public override void Clear(long maxTimestamp, ITriggerContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.DeleteEventTimeTimer(maxTimestamp);
    }

    /// <inheritdoc />
    public override string ToString() => "EventTimeTrigger()";
}
