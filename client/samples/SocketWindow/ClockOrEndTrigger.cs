using OrleansFlow.Windowing;

namespace OrleansFlow.Samples.SocketWindow;

/// <summary>
/// Fires when the clock has passed the end of the window, and when the stream ends: windows by the clock that are still open then
/// would be dropped by the default trigger.
/// </summary>
public sealed class ClockOrEndTrigger : Trigger
{
    /// <inheritdoc />
    public override TriggerResult OnElement(long timestamp, long maxTimestamp, ITriggerContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.RegisterProcessingTimeTimer(maxTimestamp);
        context.RegisterEventTimeTimer(Timestamps.MaxWatermark);
        return TriggerResult.Continue;
    }

    /// <inheritdoc />
    public override TriggerResult OnProcessingTime(long time, long maxTimestamp, ITriggerContext context) => TriggerResult.FireAndPurge;

    /// <inheritdoc />
    public override TriggerResult OnEventTime(long time, long maxTimestamp, ITriggerContext context) => TriggerResult.FireAndPurge;

    /// <inheritdoc />
    public override void Clear(long maxTimestamp, ITriggerContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.DeleteProcessingTimeTimer(maxTimestamp);
        context.DeleteEventTimeTimer(Timestamps.MaxWatermark);
    }
}
