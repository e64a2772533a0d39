namespace OrleansFlow.Windowing;

/// <summary>Fires once, when the last watermark says that the input has ended (GlobalWindows.EndOfStreamTrigger).</summary>
public sealed class EndOfStreamTrigger : Trigger
{
    private EndOfStreamTrigger()
    {
    }

    /// <inheritdoc />
    public override bool CanMerge => true;

    /// <summary>Creates the trigger.</summary>
    public static EndOfStreamTrigger Create() => new();

    /// <inheritdoc />
    public override TriggerResult OnElement(long timestamp, long maxTimestamp, ITriggerContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.RegisterEventTimeTimer(Timestamps.MaxWatermark);
        return TriggerResult.Continue;
    }

    /// <inheritdoc />
    public override TriggerResult OnEventTime(long time, long maxTimestamp, ITriggerContext context) =>
        time == Timestamps.MaxWatermark ? TriggerResult.Fire : TriggerResult.Continue;

    /// <inheritdoc />
    public override void OnMerge(long maxTimestamp, IOnMergeContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.RegisterEventTimeTimer(Timestamps.MaxWatermark);
    }

    /// <inheritdoc />
    public override void Clear(long maxTimestamp, ITriggerContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.DeleteEventTimeTimer(Timestamps.MaxWatermark);
    }

    /// <inheritdoc />
    public override string ToString() => "EndOfStreamTrigger()";
}
